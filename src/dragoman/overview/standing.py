"""Where each party stands on each option as of a date, by what was said of it: the ranking of its positions.

How positions on one (party, option) are ranked:

- The best basis only: the party's own word before what others report before what others forecast.
- Of that, what is superseded falls away. A position is superseded by one of the opposite sign that is later: whose
  first possible day comes after the last possible day of the other. So `2022-01` and `2022-01-12` do not supersede each
  other; a date without a year (`XXXX-01-12`, or none at all) counts as earlier than any that has one.
- If one sign is left, the firmest holds: wants, accepts, considers; red-line, refuses, opposes; then the strength.
  What was said before the last word of the other sign does not count as firm: who takes a refusal back takes its red
  line back.
- If both signs are left, it is a conflict: a refusal in the certain reading, an acceptance in the possible one.
- A denial (`Position.denies`; its stance is the one that is denied) says nothing itself. It cancels what others
  reported or forecast of its holder with that sign, unless they did so later.
- A demand with a red line that holds makes every other option of its issue a red line, the status quo included, where
  nothing was said of the party on that option on as good a basis.
- A yes whose condition is not coded counts as `considers`. A coded one is kept in `conditions`. A no with a coded
  condition is a no to deals without it, and leaves those with it open.

A headline (`Position.in_title`) has no weight at all: it leaves out the conditions and hedges of the sentence that it
shortens, and its words are often the desk's and not the speaker's. What it says counts where the article says it too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.model import Basis, Codebook, Issue, Negotiation, Position
from dragoman.overview.partial import Days, days, is_date, known_by

Status = Literal["wants", "accepts", "considers", "unknown", "opposes", "refuses", "red-line"]
How = Literal["said", "red-line-demand", "members", "alliance", "assumed", "conceded", "nothing"]
Key = tuple[str, str, str]
Cell = tuple[str, str]

YES: tuple[Status, ...] = ("considers", "accepts", "wants")
NO: tuple[Status, ...] = ("opposes", "refuses", "red-line")
FIRMNESS: Mapping[Status, int] = {s: i for row in (YES, NO) for i, s in enumerate(row, 1)} | {"unknown": 0}
BASES: Mapping[Basis, int] = {"own": 0, "reported": 1, "forecast": 2}
MILD = 2
"""Up to this strength a rejection is `opposes`, above it `refuses`."""
UNDATED: Days = (date.min, date.min)


@dataclass(frozen=True, slots=True)
class Standing:
    """The status of (party, option), and what it rests on.

    ``status``: in the certain reading; ``possible``: in the possible one (they differ only in a conflict).
    ``basis``: of what decided, None where nothing was said. ``strength``: 1-5, of the firmest that decided.
    ``positions``: ids of all that was said on it, by date; ``decided_by``: those that the status rests on. For a red
    line that follows from a demand, and for a status taken from an alliance or its members, theirs are among them.
    ``conditions``: `issue/option`s, any of which must be in the deal (``together``: all of them, as where members of an
    alliance ask for different things). ``via``: the parties that a derived status was
    taken from. ``confirmed``: False for an alliance's stance that is merely reported: as consent it is never certain.
    """

    party: str
    issue: str
    option: str
    status: Status = "unknown"
    possible: Status = "unknown"
    basis: Basis | None = None
    strength: int = 3
    positions: tuple[str, ...] = ()
    decided_by: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    how: How = "nothing"
    via: tuple[str, ...] = ()
    confirmed: bool = True
    together: bool = False

    @property
    def key(self) -> Key:
        """Party, issue and option."""
        return self.party, self.issue, self.option

    @property
    def conflict(self) -> bool:
        """Whether opposite signs stand on the same date."""
        return self.status != self.possible

    @property
    def binding(self) -> bool:
        """Whether it is the party's own word (or assumed to be): for an alliance, what goes before its members."""
        return self.how == "assumed" or (self.how in ("said", "red-line-demand", "conceded") and self.basis == "own")


def said(
    negotiation: Negotiation,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> dict[Key, Standing]:
    """The standing of every party on every option by what was said of itself; nothing follows from alliances.

    ``published``: document id -> (partial) date, for positions without a date of their own. ``copies``: id of a reprint
    -> id of the document it reprints. `unknown` where nothing is on record.
    """
    held = cells(negotiation, published, copies)
    return from_cells(negotiation.codebook, held, published)


def from_cells(
    codebook: Codebook, held: Mapping[Cell, Sequence[Position]], published: Mapping[str, str | None] | None = None
) -> dict[Key, Standing]:
    """As ``said``, from positions that are sorted by (party, issue) already."""
    options = askable(codebook)
    found: dict[Key, Standing] = {}
    for party in codebook.parties:
        for issue in codebook.issues:
            for standing in on_issue(party.id, issue, held.get((party.id, issue.id), ()), published or {}, options):
                found[standing.key] = standing
    return found


def askable(codebook: Codebook) -> frozenset[str]:
    """The `issue/option`s that a condition can ask for: those of issues that are part of a deal."""
    return frozenset(f"{i.id}/{o.id}" for i in codebook.issues if not i.procedural for o in i.options)


def cells(
    negotiation: Negotiation,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> dict[Cell, list[Position]]:
    """By (party, issue) the positions of weight that were known as of the date, each printed text once."""
    held: dict[Cell, list[Position]] = {}
    for p in once(filter(of_weight, negotiation.positions), copies or {}):
        if known_by(held_on(p, (published or {}).get(p.doc)), negotiation.as_of):
            held.setdefault((p.holder, p.issue or ""), []).append(p)
    return held


def of_weight(position: Position) -> bool:
    """Whether a position has a say in a status: it is coded, nobody rejected it, and it is no headline."""
    coded = position.issue is not None and position.option is not None
    return coded and position.status != "rejected" and not position.in_title


def held_on(position: Position, published: str | None) -> str | None:
    """The (partial) date that a position is of: as it says, else when it was said, else when it was printed.

    What is no date (``PRESENT_REF``, a duration) is passed over; one whose year nobody states is a date.
    """
    return next((d for d in (position.as_of, position.said_on, published) if is_date(d)), None)


def once(positions: Iterable[Position], copies: Mapping[str, str]) -> list[Position]:
    """The positions without those that reprints repeat: of each text, those of the first print, else of one reprint."""
    by_text: dict[tuple[object, ...], dict[str, list[Position]]] = {}
    for p in positions:
        text = (copies.get(p.doc, p.doc), p.holder, p.issue, p.option, p.stance, p.denies, p.in_title)
        by_text.setdefault(text, {}).setdefault(p.doc, []).append(p)
    kept = []
    for (first, *_), prints in by_text.items():
        kept.extend(prints[str(first) if first in prints else min(prints)])
    return sorted(kept, key=lambda p: p.id)


def on_issue(
    party: str,
    issue: Issue,
    positions: Sequence[Position],
    published: Mapping[str, str | None],
    options: frozenset[str],
) -> list[Standing]:
    """The standing of one party on every option of one issue, from its positions on that issue.

    ``options``: what a condition can ask for (``askable``).
    """
    return on_words(party, issue, [Word.of(p, published, options) for p in positions])


def on_words(party: str, issue: Issue, words: Sequence[Word], touched: Collection[str] | None = None) -> list[Standing]:
    """As ``on_issue``, from positions that are read already; of options that are ``touched`` only (None: of all).

    Where a demand draws a red line that bears on every option, all of them are given.
    """
    drawn = any(w.red_demand for w in words)
    options = [o.id for o in issue.options if drawn or touched is None or o.id in touched]
    ranked = [rank(party, issue.id, o, [w for w in words if w.position.option == o]) for o in options]
    lines = _red_lines(ranked, words) if drawn else []
    return [_left_out(standing, lines, words) for standing in ranked] if lines else ranked


@dataclass(frozen=True, slots=True)
class Word:
    """One position with what ranking needs of it.

    ``positive``: it is no rejection. ``red_demand``: it is a demand that the text marks as a red line.
    """

    position: Position
    when: Days
    status: Status
    condition: str | None
    positive: bool
    red_demand: bool

    @classmethod
    def of(cls, position: Position, published: Mapping[str, str | None], options: frozenset[str]) -> Word:
        """A position read; its condition is coded as `issue/option`, or as an option of the same issue."""
        when = days(held_on(position, published.get(position.doc))) or UNDATED
        asked = position.condition_option
        coded = asked if asked in options else f"{position.issue}/{asked}" if asked else None
        coded = coded if coded in options else None
        status = _alone(position, coded)
        return cls(position, when, status, coded, status in YES, status == "wants" and position.red_line)


def _alone(position: Position, condition: str | None) -> Status:
    """What a position alone would make of its option."""
    if position.stance == "reject":
        return "red-line" if position.red_line else "opposes" if position.strength <= MILD else "refuses"
    conditional = position.condition is not None or position.condition_option is not None
    if position.stance == "open" or (conditional and condition is None):
        return "considers"
    return "wants" if position.stance == "demand" else "accepts"


def rank(party: str, issue: str, option: str, words: Sequence[Word]) -> Standing:
    """The standing that what was said on one (party, option) comes to."""
    ordered = sorted(words, key=lambda w: (w.when, w.position.id))
    blank = Standing(party, issue, option, positions=tuple(w.position.id for w in ordered))
    current = _current(ordered)
    yes, no = [w for w in current if w.positive], [w for w in current if not w.positive]
    if not current:
        return blank
    basis = current[0].position.basis
    certain, possible = _firmest(no or yes), _firmest(yes or no)
    return replace(
        blank,
        status=certain.status,
        possible=possible.status,
        basis=basis,
        strength=certain.position.strength,
        decided_by=tuple(w.position.id for w in current if w.status in (certain.status, possible.status)),
        conditions=_conditions(no or yes) if not (yes and no) else (),
        how="said",
    )


def _current(words: Sequence[Word]) -> list[Word]:
    """What still holds: best basis, not denied, not superseded, and not from before the last word of the other sign."""
    denials = [w for w in words if w.position.denies]
    live = [w for w in words if not w.position.denies and not any(_cancels(d, w) for d in denials)]
    best = min((BASES[w.position.basis] for w in live), default=0)
    live = [w for w in live if BASES[w.position.basis] == best]
    latest = {sign: max((w.when[0] for w in live if w.positive is sign), default=date.min) for sign in (True, False)}
    return [w for w in live if w.when[1] >= latest[not w.positive]]


def _cancels(denial: Word, word: Word) -> bool:
    """Whether a denial takes back what somebody else said of its holder."""
    hearsay = word.position.basis != "own"
    return hearsay and word.positive == denial.positive and word.when[0] <= denial.when[1]


def _firmest(words: Sequence[Word]) -> Word:
    return max(words, key=lambda w: (FIRMNESS[w.status], w.condition is None, w.position.strength, w.when))


def _conditions(words: Sequence[Word]) -> tuple[str, ...]:
    """What the stance hangs on: nothing where one word of weight is unconditional, else any of these."""
    weighty = [w for w in words if w.status != "considers"]
    if any(w.condition is None for w in weighty):
        return ()
    return tuple(sorted({w.condition for w in weighty if w.condition}))


def _red_lines(ranked: Sequence[Standing], words: Sequence[Word]) -> list[Word]:
    """The demands with a red line that hold."""
    deciding = {id for s in ranked if s.status == "wants" for id in s.decided_by}
    return [w for w in words if w.red_demand and w.position.id in deciding]


def _left_out(standing: Standing, lines: Sequence[Word], words: Sequence[Word]) -> Standing:
    """The standing, or the red line that demands for other options make of it."""
    own = [w.position for w in words if w.position.option == standing.option and not w.position.denies]
    spoken = min((BASES[p.basis] for p in own), default=len(BASES))
    drawn = [w for w in lines if w.position.option != standing.option and BASES[w.position.basis] < spoken]
    if not drawn:
        return standing
    best = min(BASES[w.position.basis] for w in drawn)
    drawn = [w for w in drawn if BASES[w.position.basis] == best]
    ids = tuple(w.position.id for w in drawn)
    return replace(
        standing,
        status="red-line",
        possible="red-line",
        basis=drawn[0].position.basis,
        strength=max(w.position.strength for w in drawn),
        positions=(*standing.positions, *ids),
        decided_by=ids,
        conditions=(),
        how="red-line-demand",
    )
