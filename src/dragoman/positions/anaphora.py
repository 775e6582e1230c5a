"""What `it`, `that plan` or `such an idea` stands for, as far as coding needs it: the words said just before."""

from __future__ import annotations

from spacy.tokens import Span as Phrase

from dragoman.language.pipeline import Parsed
from dragoman.positions.coding import Unit
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import hosts, is_a, kids

_MOST = 4  # words of a phrase that only points back


def anaphoric(unit: Unit) -> bool:
    """Does the object only point back, without naming what it is about?"""
    words = [t for t in unit.tokens if not t.is_punct]
    if len(words) > _MOST:
        return False
    if unit.top.pos_ == "PRON":
        return is_a(unit.top, "pointing")
    return is_a(unit.top, "plain") and any(is_a(d, "pointing") for d in kids(unit.top, "det", "predet", "amod"))


def earlier(parsed: Parsed, frame: Frame, unit: Unit) -> list[Unit]:
    """Where to look, nearest first: the words before the act in its sentence, then the sentence before."""
    sentence = frame.head.sent
    doc = frame.head.doc
    first = min(t.i for t in unit.tokens)
    clause = set(frame.head.subtree) | {t for host in hosts(frame.head) for t in host.children}
    own = tuple(t for t in doc[sentence.start : first] if not t.is_space and t not in clause)
    last = doc[sentence.start - 1].sent if sentence.start > 0 else _last_before(parsed, frame)
    found = [Unit(sentence.root, own, ())] if own else []
    return [*found, Unit(last.root, tuple(last), ())] if last is not None else found


def _last_before(parsed: Parsed, frame: Frame) -> Phrase | None:
    """The last sentence of the paragraph before, unless that is a heading."""
    index = parsed.paragraphs.index(frame.paragraph)
    if index == 0 or parsed.paragraphs[index - 1].heading:
        return None
    return list(parsed.paragraphs[index - 1].parse.sents)[-1]
