"""What proves an answer, so that it need not be worked out again for every small change of the record.

From below, deals that hold: they still do unless a standing on an option they choose is other than before. From above,
standings that rule out anything better as long as all of them stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.deals.constraints import Answer, World, model
from dragoman.deals.stances import Reading
from dragoman.overview.standing import Key

WITNESSES = 8
"""Deals that are kept as proof; one that a change does not touch is enough."""


@dataclass(frozen=True)
class Certificate:
    """A proof of ``answer``. ``witnesses``: (issue, option) pairs of deals; ``bars``: keys of standings, disjoint sets.

    ``kin``: by party, the alliances and members whose stance can change with its own.
    """

    answer: Answer
    witnesses: tuple[frozenset[tuple[str, str]], ...]
    bars: tuple[frozenset[Key], ...]
    kin: Mapping[str, frozenset[str]]

    def keeps(self, changed: Iterable[Key]) -> bool:
        """Whether the answer is sure to be the same when these standings are others; False where it may not be.

        The change must be one from the world that was certified: what it breaks of the proof is not remembered.
        """
        touched = {(p, i, o) for party, i, o in changed for p in (party, *self.kin.get(party, ()))}
        options = {(i, o) for _, i, o in touched}
        held = self.answer == "no" or any(options.isdisjoint(witness) for witness in self.witnesses)
        barred = self.answer == "yes" or any(touched.isdisjoint(bar) for bar in self.bars)
        return held and barred


def certify(world: World) -> Certificate:
    """The proof of a world's answer."""
    kin = _kin(world)
    if world.answer == "yes":
        return Certificate("yes", _witnesses(world, "certain"), (), kin)
    if world.answer == "possible":
        return Certificate("possible", _witnesses(world, "possible"), _bars(world, "certain"), kin)
    return Certificate("no", (), _bars(world, "possible"), kin)


def _kin(world: World) -> dict[str, frozenset[str]]:
    """Party -> the alliances that it is in and the parties that are in it, through others too.

    What it says can weigh in an alliance's stance, and what an alliance says goes before its members'.
    """
    inside = {p.id: p.members for p in world.codebook.parties}
    around = {p: [a for a, members in inside.items() if p in members] for p in inside}

    def all_over(party: str, step: Mapping[str, Sequence[str]]) -> set[str]:
        return {q for near in step[party] for q in (near, *all_over(near, step))}

    return {p: frozenset(all_over(p, inside) | all_over(p, around)) for p in inside}


def _witnesses(world: World, reading: Reading) -> tuple[frozenset[tuple[str, str]], ...]:
    """A few deals, each as different from those before as blocking all of their changes makes it."""
    clauses = model(world, reading)
    quo = {f"{i.id}/{o.id}" for i in world.issues for o in i.options if o.status_quo}
    found: list[frozenset[tuple[str, str]]] = []
    with clauses.system() as system:
        for true in system.models():
            chosen = clauses.chosen(true)
            found.append(frozenset(chosen.items()))
            if len(found) == WITNESSES:
                break
            moved = [ref for ref in (f"{i}/{o}" for i, o in chosen.items()) if ref not in quo]
            system.block(-clauses.choice[ref] for ref in moved)
    return tuple(found)


def _bars(world: World, reading: Reading) -> tuple[frozenset[Key], ...]:
    """Disjoint sets of standings each of which rules the reading out, until what is left of them does not."""
    clauses = model(world, reading, soft=lambda standing: True)
    found: list[frozenset[Key]] = []
    with clauses.system() as system:
        left: Collection[int] = system.selectors
        while (core := system.core(left)) is not None:
            found.append(frozenset(clauses.keys[s] for s in core))
            if not core:
                break
            left = frozenset(left) - core
    return tuple(found)
