"""Acts within acts: joins an act to the act it governs, and drops what is only the content of another act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.model import Stance
from dragoman.positions import grammar
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import is_a, kids


def settle(frames: list[Frame]) -> Iterator[Frame]:
    """Joins an act to the act it governs (`refused to rule out`), and drops what is only the content of another act."""
    at = {f.head.i: f for f in frames}
    swallowed: set[int] = set()
    out: list[Frame] = []
    for frame in frames:
        if frame.head.i in swallowed or frame.keep == "only":  # which is there to be joined
            continue
        joined, taken = _join(_talked_of(frame), at)
        swallowed.update(taken)
        out.append(joined)
        out.extend(_beside(frame, joined, at))
    free = [f for f in out if f.head.i not in swallowed]
    for frame in free:
        if not any(_inside(frame, other) for other in free if other is not frame):
            yield replace(frame, inside=tuple(f for f in free if f is not frame and _fallback(f, frame)))


def _fallback(inner: Frame, outer: Frame) -> bool:
    """May a frame stand in for the one around it, where that one says nothing that is kept?"""
    return outer.keep == "coded" and inner.keep != "coded" and _inside(inner, outer) and inner.head.i != outer.head.i


def _join(frame: Frame, at: dict[int, Frame]) -> tuple[Frame, set[int]]:
    taken: set[int] = set()
    for _ in range(4):
        inner = next((at[o.i] for o in frame.objects if o.i in at and _joins(frame, at[o.i])), None)
        if inner is None or inner.head.i == frame.head.i or inner.head.i in taken:
            break
        taken.add(inner.head.i)
        stance = _composed(frame, inner)
        frame = replace(
            frame,
            objects=inner.objects,
            stance=stance,
            used=frame.used | inner.used,
            via=(*frame.via, inner.head),
            given=frame.stance if inner.stance == "reject" and frame.stance != "reject" else None,
        )
    return frame, taken


def _talked_of(frame: Frame) -> Frame:
    """To be ready for talks on a thing, or to offer them, is to be open to it."""
    under = [
        p for o in frame.objects if is_a(o, "talks") for prep in kids(o, "prep") for p in kids(prep, "pobj", "pcomp")
    ]
    if not under or frame.stance not in {"accept", "offer"}:
        return frame
    return replace(frame, stance="open", objects=tuple(under))


def _beside(outer: Frame, joined: Frame, at: dict[int, Frame]) -> Iterator[Frame]:
    """What stands beside an act that was joined: `want to block the cuts and win a say`."""
    for act in joined.via:
        for other in kids(act, "conj"):
            if other.pos_ == "VERB" and other.i not in at and not kids(other, "nsubj", "nsubjpass", "aux"):
                yield replace(outer, objects=(other,))


def _joins(outer: Frame, inner: Frame) -> bool:
    same = {h.name for h in inner.holders} == {h.name for h in outer.holders}
    return inner is not outer and same and _controlled(inner.head)


def _controlled(token: Token) -> bool:
    return token.dep_ in {"xcomp", "pcomp", "acl"} and not kids(token, "nsubj", "nsubjpass")


def _composed(outer: Frame, inner: Frame) -> Stance:
    if outer.stance == "reject":
        return (inner.act.negated or "accept") if inner.stance == "reject" else "reject"
    if outer.stance in {"accept", "offer"} and inner.stance == "open" and outer.act.pos != "N":
        return "open"  # to offer to discuss a thing is not to offer it
    return inner.stance if inner.stance == "reject" else outer.stance


def _its_own(inner: Frame) -> bool:
    """A noun with a known holder beside it: `the north's refusal`."""
    near = [h.token for h in inner.holders if h.known and h.token is not None]
    return any(t.head == inner.head and t.dep_ in {"poss", "compound", "amod"} for t in near)


def _inside(inner: Frame, outer: Frame) -> bool:
    """Is a frame only the content of another's object? A noun with its own holder and a relative clause are not."""
    if inner.head.i not in outer.region or (inner.head.i == outer.head.i):
        return inner.head.i == outer.head.i and inner.act.pos == "M" and outer.act.pos != "M"
    if outer.head.i in inner.region and outer.head.i > inner.head.i:
        return False
    if outer.act.holder == "self":
        return False
    if inner.act.pos == "N":
        same = {h.name for h in inner.holders} == {h.name for h in outer.holders}
        if not same and outer.stance in {"accept", "reject", "offer"} and _its_own(inner):
            return False  # `welcomed the north's pledge`: the pledge stands, whatever is thought of it
        return same or outer.act.pos != "V" or outer.stance not in {"accept", "reject"} or outer.keep == "coded"
    for token in (inner.head, *grammar.chain(inner.head)):
        if token.i not in outer.region:
            break
        by = token.dep_ == "acl" and grammar.agent(token) is not None  # `the swap proposed by the south`
        if (
            by
            or (token.dep_ in {"acl", "relcl", "ccomp"} and is_a(token.head, "fact"))
            or token.dep_ == "relcl"
            or grammar.mismatched(token)
            or (token.dep_ == "conj" and kids(token, "nsubj") and grammar.modals(token))
        ):
            return False  # a clause of its own, wherever the parser hung it
    return True
