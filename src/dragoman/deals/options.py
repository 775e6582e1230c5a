"""The answer option by option: whether there is a deal that has it, and whether it could be had by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.deals.constraints import READINGS, Answer, Issues, World, model
from dragoman.deals.stances import Reading

Answers = Mapping[str, Mapping[str, Answer]]
"""Issue -> option -> answer, procedural issues left out."""

_WORDS: Mapping[Reading, Answer] = {"certain": "yes", "possible": "possible"}


def within(world: World) -> Answers:
    """What `--with` that option would be answered: never better than the answer, as a deal with it is a deal."""
    found = _all(world, "no")
    for reading in reversed(READINGS):
        if world.feasible(reading):
            for part in world.components:
                _note(found, _had(world, part, reading), _WORDS[reading])
    return found


def alone(world: World) -> Answers:
    """Whether it can be had by itself, be there a deal or not: all other issues are left open but for what it needs.

    Of how things stand: whether they can stay so. What is asked of deals plays no part.
    """
    free = replace(world, with_=(), without=(), _known={})
    found = _all(free, "no")
    for reading in reversed(READINGS):
        for part in free.components:
            _note(found, _satisfied(free, part, reading, change=False, settle=()), _WORDS[reading])
    return found


def _all(world: World, word: Answer) -> dict[str, dict[str, Answer]]:
    return {issue.id: {option.id: word for option in issue.options} for issue in world.issues}


def _note(found: dict[str, dict[str, Answer]], refs: set[str], word: Answer) -> None:
    for ref in refs:
        issue, _, option = ref.partition("/")
        found[issue][option] = word


def _had(world: World, part: Issues, reading: Reading) -> set[str]:
    """The options of a part that some deal has, where there is one; the part must change if no other does."""
    change = not any(world.moves(other, reading) for other in world.components if other != part)
    return _satisfied(world, part, reading, change=change, settle=None)


def _satisfied(
    world: World, part: Issues, reading: Reading, *, change: bool, settle: tuple[str, ...] | None
) -> set[str]:
    clauses = model(world, reading, part, change=change, settle=settle)
    with clauses.system() as system:
        return {ref for ref, var in clauses.choice.items() if system.satisfiable({var} | system.selectors)}
