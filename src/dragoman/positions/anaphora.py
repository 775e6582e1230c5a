"""What `it`, `that plan` or `such an idea` stands for, as far as coding needs it: the words said just before."""

from __future__ import annotations

from dragoman.language.pipeline import Parsed
from dragoman.positions.coding import Unit
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import hosts, is_a, kids

_MOST = 4  # words of a phrase that only points back


def anaphoric(frame: Frame, unit: Unit) -> bool:
    """Does the object only point back, without naming what it is about?"""
    if unit.top is frame.head and frame.act.pos == "N":
        return True
    words = [t for t in unit.tokens if not t.is_punct]
    if len(words) > _MOST:
        return False
    if unit.top.pos_ == "PRON":
        return is_a(unit.top, "pointing")
    return is_a(unit.top, "plain") and any(is_a(d, "pointing") for d in kids(unit.top, "det", "predet", "amod"))


def earlier(parsed: Parsed, frame: Frame, unit: Unit) -> Unit:
    """The words before the act: of its sentence, and of the sentence before (also where that ends a paragraph)."""
    sentence = frame.head.sent
    doc = frame.head.doc
    first = min(t.i for t in unit.tokens)
    clause = set(frame.head.subtree) | {t for host in hosts(frame.head) for t in host.children}
    own = [t for t in doc[sentence.start : first] if not t.is_space and t not in clause]
    if sentence.start > 0:
        before = list(doc[sentence.start - 1].sent)
    else:
        index = parsed.paragraphs.index(frame.paragraph)
        before = (
            list(list(parsed.paragraphs[index - 1].parse.sents)[-1])
            if index and not parsed.paragraphs[index - 1].heading
            else []
        )
    return Unit(unit.top, tuple([*before, *own]), ())
