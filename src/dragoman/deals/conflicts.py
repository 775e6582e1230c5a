"""Minimal unsatisfiable subsets and minimal correction subsets of selectors over hard clauses.

A selector is a variable that switches a group of clauses on. U is a minimal unsatisfiable subset (core) if the hard
clauses with U are unsatisfiable and with any proper subset of it are not; M is a minimal correction subset if the hard
clauses with all selectors but M are satisfiable and with any one of M put back are not (Reiter 1987; Liffiton and
Sakallah 2008). Corrections come by weight, as optima of MaxSAT. Every one is checked with plain satisfiability calls
before it is given out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Self

from pysat.examples.rc2 import RC2
from pysat.formula import WCNF
from pysat.solvers import Solver

from dragoman.deals.formula import Clause

ENGINE = "cadical153"
"""For satisfiability calls; it is deterministic, as is the order in which clauses are given to it."""
MAP_ENGINE = "minisat22"
"""For the map of sets not yet looked at: it can be told to try large sets first."""
STEPS = 600
"""Sets that are looked at in search of cores; a count and no clock, so that the answer is the same everywhere."""


class System:
    """Hard clauses and selectors (positive literals), behind one incremental solver. Use as a context manager."""

    def __init__(self, hard: Sequence[Clause], selectors: Iterable[int]) -> None:
        # An empty clause means "never", which solvers take in different ways: a contradiction says it to all of them.
        self.hard = [list(clause) for clause in hard] if all(hard) else [[1], [-1]]
        self.selectors = frozenset(selectors)
        self._solver = Solver(name=ENGINE, bootstrap_with=self.hard)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._solver.delete()

    def satisfiable(self, on: Iterable[int]) -> bool:
        """Whether the hard clauses can be met with these selectors on (any other literal may be assumed too)."""
        return bool(self._solver.solve(assumptions=sorted(on)))

    def core(self, on: Iterable[int]) -> frozenset[int] | None:
        """One unsatisfiable subset of these selectors of which none can be spared; None where they are satisfiable."""
        if self.satisfiable(on):
            return None
        kept = sorted(self._solver.get_core() or ())
        for selector in tuple(kept):
            rest = [s for s in kept if s != selector]
            if not self.satisfiable(rest):
                kept = rest
        return frozenset(kept)

    def models(self) -> Iterator[frozenset[int]]:
        """Models with all selectors on, as sets of true literals; the caller blocks what it does not want again."""
        while self._solver.solve(assumptions=sorted(self.selectors)):
            yield frozenset(self._solver.get_model())

    def block(self, clause: Iterable[int]) -> None:
        """Add a hard clause."""
        self._solver.add_clause(list(clause))

    def grown(self, on: Iterable[int]) -> frozenset[int]:
        """A maximal satisfiable set of selectors that contains a satisfiable one."""
        held = set(on)
        for selector in sorted(self.selectors - held):
            if self.satisfiable((*held, selector)):
                held.add(selector)
        return frozenset(held)

    def is_core(self, core: frozenset[int]) -> bool:
        """Whether a set is unsatisfiable and every set with one member less is not."""
        return not self.satisfiable(core) and all(self.satisfiable(core - {s}) for s in core)

    def is_correction(self, correction: frozenset[int]) -> bool:
        """Whether leaving a set out makes the rest satisfiable, and no member of it can stay."""
        rest = self.selectors - correction
        return self.satisfiable(rest) and not any(self.satisfiable(rest | {s}) for s in correction)


def cores(system: System, limit: int) -> tuple[list[frozenset[int]], bool]:
    """The minimal unsatisfiable subsets by size, at most ``limit``, and whether these are all.

    Where the search is longer than ``STEPS`` they are the smallest of those met on the way. None (and complete) where
    the hard clauses alone are unsatisfiable, as then no selector is to blame, or where all can be met.
    """
    if not system.satisfiable(()) or system.satisfiable(system.selectors):
        return [], True
    steps = list(islice(_cores(system), STEPS + 1))
    found = sorted((core for core in steps if core is not None), key=lambda core: (len(core), sorted(core)))
    return found[:limit], len(steps) <= STEPS and len(found) <= limit


def corrections(system: System, weights: Mapping[int, int], limit: int) -> tuple[list[frozenset[int]], bool]:
    """The minimal correction subsets by weight (positive integers), at most ``limit``, and whether these are all.

    Nothing (and complete) where nothing has to give way, or where the hard clauses alone are unsatisfiable.
    """
    if not system.satisfiable(()) or system.satisfiable(system.selectors):
        return [], True
    listed = list(islice(_corrections(system, weights), limit + 1))
    return listed[:limit], len(listed) <= limit


def _cores(system: System) -> Iterator[frozenset[int] | None]:
    """Cores in the order in which they are met, None for a step that met none; it ends when there are no more.

    MARCO (Liffiton, Previti, Malik and Marques-Silva 2016): a map of the sets not yet looked at gives large ones first;
    of an unsatisfiable one a core is kept, and all that contains it struck off the map, of a satisfiable one all that a
    maximal satisfiable set around it contains.
    """
    with Solver(name=MAP_ENGINE) as unseen:
        unseen.append_formula([[s, -s] for s in sorted(system.selectors)])
        unseen.set_phases(sorted(system.selectors))
        while unseen.solve():
            seed = system.selectors.intersection(unseen.get_model())
            core = system.core(seed)
            if core is None:
                unseen.add_clause(sorted(system.selectors - system.grown(seed)))
                yield None
            else:
                unseen.add_clause([-s for s in sorted(core)])
                yield _checked(core, system.is_core(core))


def _corrections(system: System, weights: Mapping[int, int]) -> Iterator[frozenset[int]]:
    wcnf = WCNF()
    wcnf.extend(system.hard)
    for selector in sorted(system.selectors):
        wcnf.append([selector], weight=weights[selector])
    with RC2(wcnf) as optimiser:
        while (model := optimiser.compute()) is not None:
            correction = system.selectors - frozenset(model)
            yield _checked(correction, system.is_correction(correction))
            optimiser.add_clause(sorted(correction))


def _checked(found: frozenset[int], right: bool) -> frozenset[int]:
    """The set, if plain satisfiability confirms it. Raises RuntimeError otherwise: a solver's answer is not trusted."""
    if not right:
        raise RuntimeError(f"the solver gave a set that is not minimal: {sorted(found)}")
    return found
