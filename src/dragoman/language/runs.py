"""Stretches of a text that may be somebody's name: by the parser's label, a title, a role, or what they do."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names, register
from dragoman.language.pipeline import Paragraph

HOME = frozenset(("of", "from"))  # between a name and the state or body of its bearer
ROLE_REACH = 14  # tokens before or after a name that may state its role
NOT_NAMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "EVENT"))


def lemma(token: Token) -> str:
    """Lower-case singular of a role word, capitalised ones too ("Ministers")."""
    word = token.lemma_.lower().strip(".")
    if word not in names.roles() and word.endswith("s") and word[:-1] in names.roles():
        return word[:-1]
    return word


def is_role(token: Token) -> bool:
    """Whether a word is, or ends, a role or title."""
    word = lemma(token)
    return word in names.roles() or word in names.titles()


def name_runs(paragraph: Paragraph) -> Iterator[Phrase]:
    """Stretches that may be a person's name: what the parser labels so, and what a role or title stands beside."""
    doc = paragraph.parse
    taken = [False] * len(doc)
    for ent in doc.ents:
        if ent.label_ == "PERSON" or (ent.label_ not in NOT_NAMES and _person_beside(ent)):
            part = ent if _begins_like_a_place(ent) else trim(doc, _extend(doc, ent.start), ent.end)
            if part is not None and (_addressed(part) or not _is_place(part.text)):
                taken[part.start : part.end] = [True] * len(part)
                yield part
    yield from _titled(doc, taken)
    for run in _proper_runs(doc, taken):
        if _person_beside(run):
            yield run


def _proper_runs(doc: Doc, taken: list[bool]) -> Iterator[Phrase]:
    """Stretches of proper nouns that the parser labelled otherwise, or in pieces."""
    start = 0
    for i in range(len(doc) + 1):
        if i < len(doc) and doc[i].pos_ == "PROPN" and not taken[i] and not is_role(doc[i]):
            continue
        role_goes_on = i < len(doc) and is_role(doc[i])
        if 2 <= i - start <= 3 and not role_goes_on and not _is_place(doc[start].text):
            yield doc[start:i]
        start = i + 1


def _extend(doc: Doc, start: int) -> int:
    """Takes in a given name that the parser left outside."""
    while (
        start
        and doc[start - 1].pos_ == "PROPN"
        and (doc[start - 1].ent_type_ in ("", "PERSON") or _given(doc, start))
        and _plain(doc[start - 1])
    ):
        start -= 1
    return start


def _given(doc: Doc, start: int) -> bool:
    """Whether a word that the parser takes for a town belongs to the name after it as its first."""
    word = doc[start - 1]
    alone = start < 2 or doc[start - 2].ent_type_ != "GPE"
    return alone and word.ent_type_ == "GPE" and word.dep_ == "compound" and word.head.i >= start


def _plain(token: Token) -> bool:
    """A capitalised word that is neither role nor state nor the name of a body."""
    if not (token.is_alpha and token.text[0].isupper()) or is_role(token) or _is_place(token.text):
        return False
    return token.lower_ not in names.groups() and token.i + 1 < len(token.doc) and token.head.i >= token.i


def _titled(doc: Doc, taken: list[bool]) -> Iterator[Phrase]:
    """Names that only a title gives away: "Mr Barnier", "President Obiang"."""
    for token in doc[:-1]:
        after = token.i + 1
        if is_role(token) and token.text[0].isupper() and not taken[after] and doc[after].pos_ == "PROPN":
            end = after
            while end < len(doc) and doc[end].pos_ == "PROPN" and not taken[end] and not is_role(doc[end]):
                end += 1
            part = trim(doc, after, end)
            role_goes_on = end < len(doc) and is_role(doc[end])
            if (
                part is not None
                and len(part) <= 3
                and not role_goes_on
                and (_addressed(part) or not _is_place(part.text))
            ):
                yield part


def trim(doc: Doc, start: int, end: int) -> Phrase | None:
    """A name without the titles, states and punctuation around it; None where nothing is left."""
    while start < end and (
        is_role(doc[start])
        or not doc[start].text[0].isalpha()
        or (_is_place(doc[start].text) and not _addressed(doc[start:end]))
    ):
        if doc[start].text[0].islower() and doc[start].text in ("de", "von", "van", "al", "el", "bin", "ben"):
            break
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or not doc[end - 1].text[0].isalpha()):
        end -= 1
    if start < end and not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    end = next((i for i in range(start + 1, end) if doc[i].text in HOME), end)  # "Jane Roe of Uruguay"
    part = doc[start:end]
    if start == end or all(token.lower_ in names.groups() for token in part):
        return None
    if len(part) > 1 and part.text.isupper():  # a heading in capitals
        return None
    return doc[start:end]


def _begins_like_a_place(ent: Phrase) -> bool:
    """Whether what the parser takes for a person has a given name that is a state's or a town's: "Georgia Marsh"."""
    if ent.label_ != "PERSON" or len(ent) != 2 or not all(t.text[0].isupper() and t.is_alpha for t in ent):
        return False
    hit = names.state_words().get(names.fold(ent[0].text))
    last = ent[1]
    return (
        hit is not None
        and hit[1] != "demonym"
        and not (_is_place(last.text) or is_role(last))
        and not ent.text.isupper()
    )


def _addressed(part: Phrase) -> bool:
    """Whether a name stands behind a title that only people have, so that no town is meant: "Ms Paris"."""
    return part.start > 0 and part.doc[part.start - 1].lower_.strip(".") in ("mr", "mrs", "ms", "miss")


def _is_place(text: str) -> bool:
    return names.state_of(text) is not None or register.find(text) is not None


def _person_beside(ent: Phrase) -> bool:
    """Whether the words around a run of two or three capitalised words say that it is a person."""
    if not 2 <= len(ent) <= 3 or _is_place(ent.text) or not all(t.text[0].isupper() and t.is_alpha for t in ent):
        return False
    doc = ent.doc
    if any(t.text.lower() in names.groups() for t in ent):
        return False
    before = doc[ent.start - 1] if ent.start else None
    if before is not None and (is_role(before) or (before.text == "," and _explains(ent))):
        return True
    if _does_of(ent):
        return True
    if ent.end + 1 < len(doc) and doc[ent.end].text == ",":
        return doc[ent.end + 1].lower_ == "who" or apposed_role(doc, ent.end) is not None
    return False


def _explains(ent: Phrase) -> bool:
    """Whether a run is in apposition to a role: "its chairman, Tom Archer"."""
    root = ent.root
    return root.dep_ == "appos" and root.head.i < ent.start and is_role(root.head)


def _does_of(ent: Phrase) -> bool:
    """Whether a run of two words with something behind "of" acts as people do: "Jane Roe of Uruguay said"."""
    doc, root = ent.doc, ent.root
    if len(ent) != 2 or ent.end + 1 >= len(doc) or doc[ent.end].text != "of" or root.dep_ not in ("nsubj", "appos"):
        return False
    home = doc[ent.end + 1 : ent.end + 3]
    named = home[0].ent_type_ in ("GPE", "ORG") or home[-1].ent_type_ == "ORG" or _is_place(home[0].text)
    plain = all(t.tag_ == "NNP" and not t.is_stop for t in ent)
    verb = root.head
    feels = verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)
    return named and plain and (root.dep_ == "appos" or feels or verb.lemma_.lower() in names.acts())


def apposed_role(doc: Doc, end: int) -> Phrase | None:
    """The role in apposition after a name: Jane Roe, "professor at X", said."""
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "-", "–", "—"):
        return None
    first = end + 1
    if doc[first].like_num and first + 2 < len(doc) and doc[first + 1].text == ",":
        first += 2
    last = min(len(doc), first + ROLE_REACH)
    for i in range(first, last):
        token = doc[i]
        if token.text in (",", ";", ")", ".") or token.pos_ in ("VERB", "AUX", "PRON"):
            return None
        if is_role(token) and (i + 1 == len(doc) or doc[i + 1].pos_ not in ("NOUN", "PROPN")):
            return doc[first : _close(doc, i + 1)]
    return None


def _close(doc: Doc, i: int) -> int:
    while i < len(doc) and doc[i].text not in (",", ";", ")", ".", "—") and doc[i].pos_ not in ("VERB", "AUX"):
        i += 1
    return i
