"""Monotone formulas over literals, and their clauses.

One kind of gate is enough: at least so much weight of its parts. `all` and `any` are gates too, and so is every rule by
which an alliance decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

Clause = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds where the parts that hold weigh ``quota`` or more together; parts are (weight, formula)."""

    quota: int
    parts: tuple[tuple[int, Formula], ...]


Formula = bool | int | AtLeast
"""True, False, a literal (a non-zero integer as in DIMACS), or a gate."""


def at_least(quota: int, parts: Iterable[tuple[int, Formula]]) -> Formula:
    """The gate with what is constant in it worked out."""
    open_parts = []
    for weight, part in parts:
        if part is True:
            quota -= weight
        elif part is not False and weight > 0:
            open_parts.append((weight, part))
    if quota <= 0:
        return True
    if sum(weight for weight, _ in open_parts) < quota:
        return False
    return open_parts[0][1] if len(open_parts) == 1 else AtLeast(quota, tuple(open_parts))


def all_of(parts: Iterable[Formula]) -> Formula:
    """Holds where every part does."""
    listed = list(parts)
    return at_least(len(listed), [(1, part) for part in listed])


def any_of(parts: Iterable[Formula]) -> Formula:
    """Holds where one part does."""
    return at_least(1, [(1, part) for part in parts])


def holds(formula: Formula, true: Collection[int]) -> bool:
    """Whether the formula holds where exactly the literals in ``true`` do."""
    if isinstance(formula, AtLeast):
        return sum(weight for weight, part in formula.parts if holds(part, true)) >= formula.quota
    return formula if isinstance(formula, bool) else formula in true


@dataclass(slots=True)
class Encoder:
    """Turns implications with a formula on the right into clauses; ``fresh`` gives a variable not used before."""

    fresh: Callable[[], int]
    clauses: list[Clause] = field(default_factory=list)
    _known: dict[Formula, int] = field(default_factory=dict)

    def imply(self, literal: int, formula: Formula) -> None:
        """Add clauses for ``literal -> formula``."""
        if formula is True:
            return
        if isinstance(formula, AtLeast) and sum(weight for weight, _ in formula.parts) == formula.quota:
            for _, part in formula.parts:
                self.imply(literal, part)
        else:
            self.clauses.append((-literal, *self._any(formula)))

    def _any(self, formula: Formula) -> list[int]:
        """Literals one of which must hold for the formula to hold."""
        if formula is False:
            return []
        if isinstance(formula, AtLeast) and all(weight >= formula.quota for weight, _ in formula.parts):
            return [literal for _, part in formula.parts for literal in self._any(part)]
        return [self._literal(formula)]

    def _literal(self, formula: Formula) -> int:
        """A literal that implies the formula. One direction is enough, as formulas stand on the right only."""
        if not isinstance(formula, AtLeast):
            return int(formula)
        if formula not in self._known:
            self._known[formula] = gate = self.fresh()
            self.imply(gate, self._split(formula))
        return self._known[formula]

    def _split(self, gate: AtLeast) -> Formula:
        """A literal for the gate as a decision on its first part; what is left is a smaller gate, shared if equal.

        With w the weight of the first part p: at_least(q) = (p or rest at_least(q)) and rest at_least(q - w), the
        second because rest at_least(q) implies it. So there are at most parts x quota gates.
        """
        (weight, first), rest = gate.parts[0], gate.parts[1:]
        here = self.fresh()
        without, with_first = at_least(gate.quota, rest), at_least(gate.quota - weight, rest)
        if without is not True:
            options = [self._literal(part) for part in (first, without) if part is not False]
            self.clauses.append((-here, *options))
        self.imply(here, with_first)
        return here
