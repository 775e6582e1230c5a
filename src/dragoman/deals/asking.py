"""What a user asks of the engine, checked against the codebook and the record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from dragoman.deals.results import Question
from dragoman.errors import DragomanError
from dragoman.model import Negotiation
from dragoman.overview.standing import FIRMNESS, NO, Key, Standing, Status, askable

ASSUMPTION = re.compile(r"(?P<party>[^:=]{1,200}):(?P<ref>[^:=]{1,200})=(?P<status>[^:=]{1,200})")


def question(
    negotiation: Negotiation,
    with_: Iterable[str] = (),
    without: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Iterable[str] = (),
) -> Question:
    """The question, if it can be asked. Raises DragomanError D601-D604."""
    refs = askable(negotiation.codebook)
    wanted = tuple(dict.fromkeys(_option(ref, refs) for ref in with_))
    barred = tuple(dict.fromkeys(_option(ref, refs) for ref in without))
    for ref in wanted:
        if ref in barred:
            raise DragomanError("D604", option=ref)
    known = {p.id for p in negotiation.positions}
    ignored = tuple(dict.fromkeys(ignore))
    for id in ignored:
        if id not in known:
            raise DragomanError("D602", id=id)
    assumed = {s.key: s for s in (assumption(text, negotiation, refs) for text in assume)}
    return Question(negotiation.as_of, wanted, barred, ignored, assumed)


def assumption(text: str, negotiation: Negotiation, refs: Collection[str]) -> Standing:
    """The standing in `party:issue/option=status`. Raises DragomanError D603."""
    match = ASSUMPTION.fullmatch(text.strip())
    if not match:
        raise _refused(text, "it is not of that form", f"STATUS is one of {', '.join(FIRMNESS)}")
    party, ref, status = (match[name].strip() for name in ("party", "ref", "status"))
    parties = [p.id for p in negotiation.codebook.parties]
    if party not in parties:
        raise _refused(text, f"no party is called {party!r}", _nearest(party, parties))
    if ref not in refs:
        raise _refused(text, f"{ref!r} is no option of a deal", _nearest(ref, refs))
    if status not in FIRMNESS:
        raise _refused(text, f"{status!r} is no status", _nearest(status, FIRMNESS))
    issue, _, option = ref.partition("/")
    return _standing((party, issue, option), next(s for s in FIRMNESS if s == status))


def _standing(key: Key, status: Status) -> Standing:
    """An assumed standing; `unknown` is as if nothing were on record."""
    if status == "unknown":
        return Standing(*key)
    return Standing(*key, status=status, possible=status, strength=2 if status == NO[0] else 3, how="assumed")


def _option(ref: str, refs: Collection[str]) -> str:
    if ref not in refs:
        raise DragomanError("D601", ref=ref, remedy=_nearest(ref, refs))
    return ref


def _refused(text: str, problem: str, remedy: str) -> DragomanError:
    return DragomanError("D603", text=text, problem=problem, remedy=remedy)


def _nearest(word: str, known: Iterable[str]) -> str:
    """A remedy that names what was probably meant, else all there is."""
    listed = sorted(known)
    close = get_close_matches(word, listed, n=1)
    return f"did you mean {close[0]!r}?" if close else "there are: " + ", ".join(listed)
