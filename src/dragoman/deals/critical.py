"""Which statements the answer hangs on: without it, or with its opposite, the answer would be another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.deals.certificate import certify
from dragoman.deals.constraints import Answer, World
from dragoman.model import Issue, Position, Stance
from dragoman.overview.standing import Cell, Key, Standing, Word, askable, on_words


@dataclass(frozen=True, slots=True)
class Critical:
    """A statement (or a sentence in the reporter's voice) with the positions in it, and the answers without it.

    ``removed``: the answer as if it had never been made; ``reversed``: as if it had said the opposite.
    """

    statement: str | None
    positions: tuple[str, ...]
    removed: Answer
    reversed: Answer


def find(
    world: World, held: Mapping[Cell, Sequence[Position]], published: Mapping[str, str | None], fixed: Collection[Key]
) -> list[Critical]:
    """The statements whose removal or reversal changes the answer; first those that must only go for it to change.

    ``held``: the positions by (party, issue), reprints left out. ``fixed``: standings that are assumed, whatever the
    record says.
    """
    found = []
    trial = _Trial(world, held, published, frozenset(fixed))
    for unit in units(held):
        ids = tuple(p.id for p in unit)
        removed, turned = trial.without(unit), trial.turned(unit)
        if {removed, turned} != {world.answer}:
            found.append(Critical(unit[0].statement, ids, removed, turned))
    return sorted(found, key=lambda c: (c.removed == world.answer, c.statement or "", c.positions))


def units(held: Mapping[Cell, Sequence[Position]]) -> Iterator[list[Position]]:
    """The positions of each statement together; those in the reporter's voice sentence by sentence (span by span)."""
    grouped: dict[tuple[object, ...], list[Position]] = {}
    for positions in held.values():
        for p in positions:
            key = (p.doc, p.statement) if p.statement else (p.doc, p.evidence)
            grouped.setdefault(key, []).append(p)
    for unit in grouped.values():
        yield sorted(unit, key=lambda p: p.id)


def turned(position: Position) -> Position:
    """The position with the opposite sign, as strong, without red line or condition."""
    stance: Stance = "accept" if position.stance == "reject" else "reject"
    return replace(position, stance=stance, red_line=False, condition=None, condition_option=None)


class _Trial:
    """Answers for a record that differs in a few positions."""

    def __init__(
        self,
        world: World,
        held: Mapping[Cell, Sequence[Position]],
        published: Mapping[str, str | None],
        fixed: frozenset[Key],
    ) -> None:
        self.world, self.held, self.published, self.fixed = world, held, published, fixed
        self.issues: Mapping[str, Issue] = {i.id: i for i in world.issues}
        self.parties = {p.id for p in world.codebook.parties}
        self.options = askable(world.codebook)
        self.proof = certify(world)
        self.words: dict[Cell, dict[str, Word]] = {}
        self.answers: dict[tuple[object, ...], Answer] = {}

    def without(self, unit: Sequence[Position]) -> Answer:
        """The answer as if these positions were not there."""
        return self._answer(unit, {})

    def turned(self, unit: Sequence[Position]) -> Answer:
        """The answer as if these positions were their opposites; a denial has none and stays."""
        return self._answer(unit, {p.id: p if p.denies else turned(p) for p in unit})

    def _answer(self, unit: Sequence[Position], instead: Mapping[str, Position]) -> Answer:
        by_cell: dict[Cell, list[Position]] = {}
        for p in unit:
            by_cell.setdefault((p.holder, p.issue or ""), []).append(p)
        changed: dict[Key, Standing] = {}
        for cell, mine in sorted(by_cell.items(), key=lambda item: item[0]):
            if cell[0] in self.parties and cell[1] in self.issues:
                changed |= self._changed(cell, mine, instead)
        if not changed or self.proof.keeps(changed):
            return self.world.answer
        sense = tuple((key, *_sense(standing)) for key, standing in changed.items())
        if sense not in self.answers:  # many statements make the same difference
            self.answers[sense] = self.world.altered(changed).answer
        return self.answers[sense]

    def _changed(self, cell: Cell, mine: Sequence[Position], instead: Mapping[str, Position]) -> dict[Key, Standing]:
        """What is other than before in a way that can matter to a deal."""
        words = self._read(cell)
        new = {p.id: self._word(instead[p.id]) if p.id in instead else None for p in mine}
        kept = [w for id, word in words.items() if (w := new.get(id, word)) is not None]
        touched = None if any(words[p.id].red_demand for p in mine) else {p.option for p in mine if p.option}
        now = on_words(cell[0], self.issues[cell[1]], kept, touched)
        return {s.key: s for s in now if s.key not in self.fixed and _sense(s) != _sense(self.world.given[s.key])}

    def _read(self, cell: Cell) -> Mapping[str, Word]:
        """The positions of a cell by id, read once."""
        if cell not in self.words:
            self.words[cell] = {p.id: self._word(p) for p in self.held[cell]}
        return self.words[cell]

    def _word(self, position: Position) -> Word:
        return Word.of(position, self.published, self.options)


def _sense(standing: Standing) -> tuple[object, ...]:
    """What of a standing consent depends on."""
    return standing.status, standing.possible, standing.binding, standing.conditions, standing.how == "nothing"
