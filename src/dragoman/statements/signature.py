"""Quotations whose speaker stands beside them, told by what is printed there and not by the parse.

A name and a reporting word, a signature after a dash, or a lead-in with a colon.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.persons import Person
from dragoman.statements import clauses, contents, cues
from dragoman.statements.draft import Draft
from dragoman.statements.marks import Quote
from dragoman.statements.scene import Range, Scene

_DASHES = ("—", "–", "-", "--")
_LONGEST = 14  # tokens of a signature
_NAME = 5  # most words of a name beside a quotation
_STOPS = (",", "?", "!", "—", "–", "…")  # what a quotation ends with that its speaker follows


def find(scene: Scene, quote: Quote) -> Draft | None:
    """``"It is over." — Jane Roe, chair of the board``: a dash and a name, to the end of the paragraph."""
    first = scene.first_token(quote.end)
    if scene.doc[first].idx < quote.end or scene.doc[first].text not in _DASHES:
        return None
    name = first + 1
    rest = scene.doc[name:]
    if not 0 < len(rest) <= _LONGEST or rest[0].pos_ not in ("PROPN", "NOUN", "ADJ", "DET"):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in rest) or not any(
        clauses.animate(t) for t in rest if t.pos_ in ("PROPN", "NOUN")
    ):
        return None
    span = contents.trim(scene, (quote.start, quote.end))
    end = next((t.i for t in rest if t.text in (",", ".", "(") and t.i > name), len(scene.doc))
    cue = scene.chars(first, first + 1)
    return Draft(scene, cue, (name, end), (span,), "signature", 0.8) if span else None


def headline(scene: Scene, cast: Cast) -> list[Draft]:
    """``Fees to double — port authority``, ``Roe: Ferry will sink``, ``"A trap" - Roe``: who speaks in a headline."""
    doc = scene.doc
    last = next((t.i for t in reversed(doc) if t.text in _DASHES and t.i), None)
    colon = next((t.i for t in doc if t.text == ":"), None)
    if last is not None and 0 < len(doc) - last - 1 <= _NAME and last > 2 and _known(scene, cast, last + 1, len(doc)):
        span, source, mark = (0, doc[last].idx), (last + 1, len(doc)), last
    elif colon is not None and 0 < colon <= _NAME and len(doc) - colon > 2 and _known(scene, cast, 0, colon):
        span, source, mark = (doc[colon].idx + 1, len(scene.text)), (0, colon), colon
    else:
        return []
    clean = contents.trim(scene, span)
    if clean is None:
        return []
    person = _person(scene, cast, *source)
    actor = cast.actor(person) if person is not None else None
    return [Draft(scene, scene.chars(mark, mark + 1), source, (clean,), "headline", 0.6, speaker=actor)]


def _known(scene: Scene, cast: Cast, first: int, last: int) -> bool:
    """Whether a label in a headline is a person of the text, or a word for a body or an office."""
    word = scene.doc[last - 1].lower_
    return _person(scene, cast, first, last) is not None or word in names.groups() or word in names.roles()


def _person(scene: Scene, cast: Cast, first: int, last: int) -> Person | None:
    """The person of the text whose whole name or surname a label is; the fuller name first."""
    label = " ".join(t.lower_ for t in scene.doc[first:last])
    fits = [p for p in cast.people if label in (p.name.lower(), p.name.lower().split()[-1])]
    return max(fits, key=lambda p: len(p.name), default=None)


def led(scene: Scene, quote: Quote) -> Draft | None:
    """``Roe: "It is over."``, ``Roe was clear: "It is over."``: a colon after a name or a clause about somebody."""
    first = scene.first_token(quote.start)
    start = scene.unit(first)[0] if first else 0
    if first - start < 2 or scene.doc[first - 1].text != ":" or not _spoken(scene, quote):
        return None
    lead = scene.doc[start : first - 1]
    named = all(t.pos_ in ("PROPN", "PUNCT", "ADJ", "NOUN") for t in lead) and len(lead) <= _NAME
    head = lead[-1] if named else _told_of(lead)
    span = contents.trim(scene, (quote.start, quote.end))
    if head is None or span is None or scene.inside[head.i] >= 0 or not (named or clauses.animate(head)):
        return None
    if named and not any(clauses.animate(t) for t in lead):
        return None
    source = (start, first - 1) if named else clauses.phrase(scene, head, None)
    cue = scene.chars(first - 1, first)
    return Draft(scene, cue, source, (span,), "colon", 0.65)


def _told_of(lead: Span) -> Token | None:
    """Whom a clause that leads up to a quotation is about: its subject, else who it comes from."""
    own = [t for t in lead if t.dep_ == "nsubj" and clauses.animate(t) and not clauses.nobody(t)]
    others = [t for t in lead if t.ent_type_ == "PERSON" and t.dep_ in ("pobj", "nsubj", "poss")]
    return next(iter([*own, *others]), None)


def _spoken(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is a sentence: a capital first and a full stop, or a verb."""
    said = scene.text[slice(*quote.inner)]
    first, last = scene.tokens((quote.start, quote.end))
    return said[:1].isupper() and (said[-1:] in ".?!" or any(t.pos_ in ("VERB", "AUX") for t in scene.doc[first:last]))


def turning(scene: Scene, previous: Scene | None, quote: Quote) -> Draft | None:
    """``Roe shook her head. "It is over."``: the sentence before is about a person, and the quotation stands alone."""
    first = scene.first_token(quote.start)
    alone = not any(t.is_alpha and scene.inside[t.i] < 0 for t in scene.doc)
    if alone and previous is not None and len(previous.units) == 1:
        return _about(previous, previous.units[0], scene, quote)
    unit = scene.unit(first - 1) if first else (0, 0)
    if not first or unit[1] > first or scene.text[: quote.start].rstrip()[-1:] not in (".", "!"):
        return None
    return _about(scene, unit, scene, quote)


def _about(before: Scene, unit: Range, scene: Scene, quote: Quote) -> Draft | None:
    """A quotation of whom a sentence is about; none where the sentence reports or quotes itself."""
    root = next((t for t in before.doc[unit[0] : unit[1]] if t.dep_ == "ROOT"), None)
    head = next((c for c in root.children if c.dep_ == "nsubj"), None) if root is not None else None
    quoting = any(before.inside[i] >= 0 for i in range(*unit))
    span = contents.trim(scene, (quote.start, quote.end))
    if head is None or not _named(head) or quoting or span is None or not _spoken(scene, quote):
        return None
    source = clauses.phrase(before, head, root)
    if before is scene:
        return Draft(scene, None, source, (span,), "lead-in", 0.5)
    return Draft(before, None, source, (), "lead-in", 0.5, more=(scene.paragraph.raw(*span),), spoken=True)


def _named(head: Token) -> bool:
    """Whether a subject is a person's name: by the parser's label, or two capitalised words without an article."""
    if head.tag_ != "NNP":
        return False
    first = head.nbor(-1) if head.i else head
    pair = head.left_edge.i == head.i - 1 and first.text.istitle() and first.dep_ == "compound"
    body = any(word.lower_ in names.groups() for word in (first, head))
    return head.ent_type_ in ("PERSON", "") or (pair and not body and head.ent_type_ == "ORG")


def beside(scene: Scene, quote: Quote) -> Draft | None:
    """``"It is over," Roe told reporters``, ``"It is over," said Roe``: a capital and a reporting word at its end.

    For names that the parser takes for another part of speech, so that it finds no clause there.
    """
    span = contents.trim(scene, (quote.start, quote.end))
    end = scene.text[: quote.end].rstrip("\"”’'»").rstrip()
    if span is None or not (end.endswith(_STOPS) or scene.text[quote.end : quote.end + 1] == ","):
        return None
    first = scene.first_token(quote.end)
    first += scene.doc[first].text == ","
    name = _name(scene, first)
    if name is not None and _says(scene, name[1]):
        verb = name[1]
    elif _says(scene, first) and (name := _name(scene, first + 1)) is not None:
        verb = first
    else:
        return None
    reason = f"beside: {scene.doc[verb].lemma_.lower()}"
    return Draft(scene, scene.chars(verb, verb + 1), name, (span,), reason, 0.75, trailing=True)


def _name(scene: Scene, first: int) -> Range | None:
    """The capitalised words from a token on."""
    last = first
    while last < min(first + _NAME, len(scene.doc)) and scene.inside[last] < 0 and _capital(scene.doc[last].text):
        last += 1
    return (first, last) if last > first else None


def _capital(word: str) -> bool:
    return word[0].isupper() and (word[0] + word[1:].replace("-", "").replace(".", "").replace("’", "")).isalpha()


def _says(scene: Scene, token: int) -> bool:
    if token >= len(scene.doc) or scene.inside[token] >= 0 or not scene.doc[token].text.islower():
        return False
    return any(cue.kind == "speech" and not cue.particle for cue in cues.entries(scene.doc[token]))


def announced(layout: list[Scene], scene: Scene, quote: Quote) -> Draft | None:
    """A quotation at the start of a paragraph that the sentence before led up to with a colon."""
    if scene.text[: quote.start].strip() or not scene.paragraph.index:
        return None
    before = next((s for s in layout if s.paragraph.index == scene.paragraph.index - 1), None)
    if before is None or not before.text.rstrip().endswith(":"):
        return None
    source, cue = _announcer(before)
    span = contents.trim(scene, (quote.start, quote.end))
    if source is None or span is None:
        return None
    raw = scene.paragraph.raw(*span)
    return Draft(before, cue, source, (), "announced", 0.75, more=(raw,), spoken=True)


def _announcer(scene: Scene) -> tuple[Range | None, Range | None]:
    unit = scene.units[-1]
    for verb in scene.doc[unit[0] : unit[1]]:
        if clauses.cue_of(verb) is None:
            continue
        head = clauses.source(scene, verb)
        if head is not None and not clauses.nobody(head):
            return clauses.phrase(scene, head, verb), scene.chars(verb.i, verb.i + 1)
    return None, None
