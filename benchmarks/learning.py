"""``python -m benchmarks.learning``: what a reviewer's judgements are worth on documents that nobody judged.

On each group of annotated documents a reviewer is played: the machine's positions of all documents but one are put
before them in an order drawn by lot (fixed seeds); they accept, reject or correct after the annotations. The one that
is left out is coded with what was learnt and held against its annotations; every document is left out once, their
cells are counted together. With no judgement that is the figure of the tool as it is.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import page, scoring
from dragoman import codebook as codebooks
from dragoman.language import pipeline
from dragoman.model import Codebook, Judgement, Position
from dragoman.overview import agreement, record
from dragoman.overview.agreement import Score
from dragoman.positions import learning
from dragoman.positions.learning import Seen
from dragoman.run import learning as lessons
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.views.figures import curves

CHECKOUT = Path(__file__).resolve().parents[1]
STEPS = (0, 10, 20, 40)
SEEDS = range(10)


class Text(NamedTuple):
    """A document: its raw text, the frames as the cues code them, and its annotated positions."""

    id: str
    raw: str
    frames: list[Seen]
    gold: list[Position]


class Result(NamedTuple):
    """One group: F1 of the matrix by number of judgements, on what nobody judged (mean and least of all seeds), and
    with the judgements themselves applied; the share of the codings for which a model was trusted."""

    group: str
    mean: tuple[float, ...]
    least: tuple[float, ...]
    trusted: tuple[float, ...]
    reviewed: tuple[float, ...]


def main() -> None:
    """Prints the table, and puts table and figure where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="the annotated documents")
    parser.add_argument("--groups", nargs="*", default=scoring.GROUPS, help="which of them")
    parser.add_argument("--write", type=Path, help="a page with the marks between which the table goes")
    parser.add_argument("--figure", type=Path, help="where the figure goes, as SVG")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        results = [result(group, *texts(group, given.shared, Path(work))) for group in given.groups]
    text = "\n".join(table(results))
    print(text)
    if given.write:
        page.put(given.write, "learning", text)
    if given.figure:
        lines = [curves.Curve(r.group, tuple(zip(STEPS, r.mean, strict=True))) for r in results]
        label = "F1 of the matrix on documents that nobody judged, by number of judgements"
        given.figure.write_text(curves.draw(lines, label, alone=True), encoding="utf-8")


def table(results: Sequence[Result]) -> Iterator[str]:
    """Two tables, one row a group: on what nobody judged, and on everything with the judgements applied."""
    counts = tuple(f"{n} judgements" for n in STEPS)
    rows = ((r.group, *r.mean, min(r.least), max(r.trusted)) for r in results)
    yield from page.table(("not judged", *counts, "least of all runs", "runs with a model, at most"), rows)
    yield ""
    yield from page.table(("judged and not", *counts), ((r.group, *r.reviewed) for r in results))


def texts(group: str, shared: Path, work: Path) -> tuple[Codebook, list[Text]]:
    """Reads and codes a group; its documents with their annotations."""
    book = shared / "gold" / f"{group}.yaml"
    dossier = work / group
    if not dossier.exists():
        scoring.dragoman("run", book, scoring.inputs(group, shared), "-d", dossier)
    codebook = codebooks.load(book)
    gold = {Path(row["doc"]).stem: row for row in json.loads((shared / "gold" / f"{group}.json").read_text("utf-8"))}
    out = []
    with Dossier(dossier) as opened:
        for document in opened.documents():
            parse = opened.parse_of(document.id, pipeline.stored_as(Settings().model))
            if parse is None or Path(document.doc).stem not in gold:
                continue
            frames = lessons.frames(document, parse, codebook)
            notes = [annotated(document.id, row) for row in gold[Path(document.doc).stem]["positions"]]
            out.append(Text(document.id, document.raw, frames, notes))
    return codebook, out


def annotated(doc: str, row: dict[str, Any]) -> Position:
    """An annotation as a position; what the codebook has no option for is uncoded."""
    issue, option = (row["issue"], row["option"]) if row["issue"] not in (None, "other") else (None, None)
    span = tuple(row.get("span") or row["evidence"])
    return Position(row["id"], doc, (span[0], span[1]), row["holder"], row["stance"], issue=issue, option=option)


def verdict(frame: Seen, text: Text) -> Judgement:
    """What a reviewer who has the annotations says of a position."""
    position = frame.position
    mine = agreement.words(text.raw, position.evidence)
    near = [
        (agreement.cell(gold) == agreement.cell(position), like, gold.id, gold)
        for gold in text.gold
        if gold.holder == position.holder
        and (like := agreement.likeness(mine, agreement.words(text.raw, gold.evidence)))
    ]
    blank = Judgement(0, "", "reviewer", "position", position.id, text.id, position.evidence, "reject")
    was = record.identity(position)
    if not near:
        return _with(blank, "reject", {}, was)
    same, *_, gold = max(near, key=lambda n: n[:3])
    if same or gold.issue == position.issue is None:
        return _with(blank, "accept", {}, was)
    return _with(blank, "set", {"issue": gold.issue, "option": gold.option, "stance": gold.stance}, was)


def _with(blank: Judgement, verdict: Any, values: dict[str, object], was: dict[str, object]) -> Judgement:
    return replace(blank, verdict=verdict, values=values, was=was)


def result(group: str, codebook: Codebook, found: list[Text]) -> Result:
    """The curve of one group."""
    f1: list[list[float]] = []
    trusted: list[float] = []
    reviewed: list[float] = []
    for step in STEPS:
        seeds = SEEDS if step else range(1)
        runs = [_run(codebook, found, step, seed) for seed in seeds]
        f1.append([score.f1 for score, _ in runs])
        trusted.append(sum(share for _, share in runs) / len(runs))
        reviewed.append(sum(_reviewed(codebook, found, step, seed).f1 for seed in seeds) / len(seeds))
    means = tuple(sum(values) / len(values) for values in f1)
    return Result(group, means, tuple(map(min, f1)), tuple(trusted), tuple(reviewed))


def _run(codebook: Codebook, found: list[Text], step: int, seed: int) -> tuple[Score, float]:
    """Every document left out once: their cells together, and the share of the codings that had a model."""
    coded: list[Position] = []
    models = 0
    for left in found:
        lesson = learning.learn(labels([text for text in found if text is not left], step, seed))
        models += lesson.model is not None
        taught = learning.apply(left.frames, lesson.model, codebook) if lesson.model else ()
        coded += taught or [frame.position for frame in left.frames]
    return _matrix(codebook, found, coded), models / len(found)


def _matrix(codebook: Codebook, found: Sequence[Text], coded: Sequence[Position]) -> Score:
    """Cells of the parties of the codebook, headlines left out."""
    parties = {party.id for party in codebook.parties}
    cells = {agreement.cell(p) for p in coded if p.issue and not p.in_title and p.holder in parties}
    wanted = {agreement.cell(p) for text in found for p in text.gold if p.issue}
    return Score(len(cells & wanted), len(cells), len(wanted))


def _reviewed(codebook: Codebook, found: Sequence[Text], step: int, seed: int) -> Score:
    """Every document, with what the reviewer said of so many positions of any of them."""
    coded: list[Position] = []
    said = drawn(found, step, seed)
    for text in found:
        for frame in text.frames:
            judgement = verdict(frame, text) if (text, frame) in said else None
            if judgement is None or judgement.verdict != "reject":
                changed = record.changed(frame.position, judgement.values if judgement else {})
                assert isinstance(changed, Position)
                coded.append(changed)
    return _matrix(codebook, found, coded)


def labels(texts: Sequence[Text], count: int, seed: int) -> list[learning.Label]:
    """What the reviewer said of so many positions, drawn by lot."""
    said = drawn(texts, count, seed)
    out: list[learning.Label] = []
    for text in texts:
        judgements = [verdict(frame, text) for owner, frame in said if owner is text]
        out += lessons.labelled(text.frames, judgements)
    return out


def drawn(texts: Sequence[Text], count: int, seed: int) -> list[tuple[Text, Seen]]:
    """So many positions, drawn by lot; the same for the same seed."""
    pool = [(text, frame) for text in texts for frame in text.frames if not frame.position.in_title]
    return random.Random(f"{seed}").sample(pool, min(count, len(pool)))


if __name__ == "__main__":
    main()
