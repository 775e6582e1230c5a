"""evaluate: how far the record agrees with somebody's own coding, and what judgements taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.views.cli import options, output

if TYPE_CHECKING:
    from dragoman.positions.learning import Lesson, Tally

_SCORES = ("what", "precision", "recall", "f1", "same", "found", "wanted")
_FACTS = ("fact", "accuracy", "alpha", "same", "units")
_SHOWN = 20  # weights


def register(app: typer.Typer) -> None:
    """Adds the command of this file."""
    app.command()(evaluate)


def evaluate(
    dossier: options.Dossier,
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="GOLD", help="A positions export (JSONL), the list of judgements, or a dossier."),
    ] = None,
    floor: Annotated[
        float | None, typer.Option("--floor", min=0, max=1, help="Exit 1 where the F1 of the cells is below this.")
    ] = None,
    learning: Annotated[
        bool, typer.Option("--learning", help="What the judgements of this dossier taught, in cross-validation.")
    ] = False,
    weights: Annotated[bool, typer.Option("--weights", help="With --learning: what weighs most in the model.")] = False,
    format: Annotated[options.Answer, typer.Option("--format", help="How to print it.")] = options.Answer.table,
    confidential: options.Confidential = False,
) -> None:
    """Hold the record against somebody's coding: precision, recall, F1, Krippendorff's alpha.

    Example: dragoman evaluate gold.jsonl -d talks --floor 0.6
    Example: dragoman evaluate --learning --weights -d talks
    """
    if (gold is None) != (learning or weights):
        raise typer.BadParameter("give GOLD, or --learning")
    if gold is None:
        if floor is not None:
            raise typer.BadParameter("--floor goes with GOLD", param_hint="--floor")
        _learnt(dossier, weights, format)
        return
    from dragoman.run import evaluating

    found = evaluating.as_json(evaluating.evaluate(dossier, gold, confidential=confidential))
    output.tell_confidential(dossier, confidential)
    if found["absent"]:
        output.say(f"not in the dossier, left out: {', '.join(found['absent'])}")
    if format is options.Answer.json:
        output.emit_json(found)
    else:
        _tables(found)
    if floor is not None and found["cells"]["f1"] < floor:
        output.say(f"F1 of the cells is {found['cells']['f1']:.3f}, below {floor}")
        raise typer.Exit(1)


def _tables(found: Mapping[str, Any]) -> None:
    rows = [{"what": name, **found[name]} for name in ("frames", "cells", "evidence")]
    output.table(rows, _SCORES, f"{found['documents']} documents compared")
    output.table([{"fact": name, **fact} for name, fact in found["facts"].items()], _FACTS, "where both code")
    for name in ("parties", "issues"):
        output.table([{"what": id, **score} for id, score in found[name].items()], _SCORES, f"cells by {name}")


def _learnt(dossier: Path, weights: bool, format: options.Answer) -> None:
    from dragoman.run import evaluating

    lesson = evaluating.lesson(dossier, output.settings())
    heaviest = sorted(lesson.weights.items(), key=lambda item: (-abs(item[1]), item[0]))[:_SHOWN] if weights else []
    if format is options.Answer.json:
        told = {name: _told(tally) for name, tally in (("before", lesson.before), ("after", lesson.after))}
        about = {"judgements": lesson.judgements, "in_force": lesson.model is not None, "does": _does(lesson)}
        output.emit_json({**about, **told, "weights": dict(heaviest)})
        return
    rows = [{"": name, **_told(tally)} for name, tally in (("before", lesson.before), ("after", lesson.after))]
    output.table(rows, ("", "f1", "right", "wrong", "missed"), f"{lesson.judgements} positions judged; cross-validated")
    for line in _in_words(lesson):
        output.say(line)
    if heaviest:
        shown = [{"weight": f"{weight:+.3f}", "speaks for a coding (+) or against it (-)": n} for n, weight in heaviest]
        output.table(shown, ("weight", "speaks for a coding (+) or against it (-)"))


def _told(tally: Tally) -> dict[str, float]:
    return {"f1": round(tally.f1, 4), "right": tally.right, "wrong": tally.wrong, "missed": tally.missed}


def _does(lesson: Lesson) -> list[str]:
    trusted = lesson.model
    return [] if trusted is None else ["leaves uncoded"] * trusted.drops + ["codes"] * trusted.adds


def _in_words(lesson: Lesson) -> Iterator[str]:
    if lesson.model is None:
        yield "the judgements stand for themselves: nothing that could be learnt from them made the rest better"
    else:
        yield f"`dragoman code` goes by what was learnt: it {' and '.join(_does(lesson))} where the judgements say so"
