"""People whom the parser does not see: two capitalised words that act, and that a surname or "he" and "she" take up.

English papers call somebody by the surname after the first mention, as they do no company, town or ship; and "he" and
"she" need somebody before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names, register
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import NOT_NAMES, is_role

_REACH = 4  # sentences in which a pronoun takes somebody up
_PERSONAL = frozenset(("he", "she", "his", "her", "him"))
_ACTING = ("nsubj", "nsubjpass")


def unseen(parsed: Parsed, named: set[tuple[int, int]]) -> Iterator[tuple[Paragraph, Phrase]]:
    """Such names in the body; ``named``: (paragraph, token) of the people who are known."""
    spots = [(p, run) for p in parsed.paragraphs if not p.heading for run in _runs(p, named)]
    for paragraph, run in spots:
        if _by_surname(parsed, run) or (len(spots) == 1 and _by_pronoun(parsed, paragraph, run, named)):
            yield paragraph, run


def _runs(paragraph: Paragraph, named: set[tuple[int, int]]) -> Iterator[Phrase]:
    doc = paragraph.parse
    for last in doc[1:]:
        if last.tag_ != "NNP" or last.dep_ not in _ACTING or (paragraph.index, last.i) in named:
            continue
        first = last.nbor(-1)
        bare = first.i == 0 or doc[first.i - 1].pos_ in ("PUNCT", "SPACE", "CCONJ", "SCONJ")
        if bare and first.dep_ == "compound" and first.head == last and _word(first) and _word(last):
            yield doc[first.i : last.i + 1]


def _word(token: Token) -> bool:
    """A capitalised word that is neither role, body, state nor date."""
    word = token.text
    if not (word.isalpha() and word.istitle()) or is_role(token) or token.ent_type_ in NOT_NAMES:
        return False
    return token.lower_ not in names.groups() and names.state_of(word) is None and register.find(word) is None


def _by_surname(parsed: Parsed, run: Phrase) -> bool:
    """Whether the second word stands alone elsewhere, without an article, and acts."""
    surname = run[-1].text
    return any(
        token.text == surname and token.dep_ in (*_ACTING, "poss") and _alone(token)
        for paragraph in parsed.paragraphs
        if surname in paragraph.parse.text
        for token in paragraph.parse
    )


def _alone(token: Token) -> bool:
    return token.left_edge == token and (token.i == 0 or not token.nbor(-1).text[0].isupper())


def _by_pronoun(parsed: Parsed, paragraph: Paragraph, run: Phrase, named: set[tuple[int, int]]) -> bool:
    """Whether "he" or "she" follows soon, where nobody else is named before that it could mean."""
    left = _REACH
    for later in parsed.paragraphs[paragraph.index :]:
        doc: Doc = later.parse
        for token in doc[run.end if later is paragraph else 0 :]:
            left -= token.is_sent_start is True
            if token.lower_ in _PERSONAL:
                return not any(place < (later.index, token.i) and _acts(parsed, place) for place in named)
            if left < 0:
                return False
    return False


def _acts(parsed: Parsed, place: tuple[int, int]) -> bool:
    return any(p.index == place[0] and p.parse[place[1]].dep_ in _ACTING for p in parsed.paragraphs)
