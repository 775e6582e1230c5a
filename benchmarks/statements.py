"""`make bench-statements`: who is made to say what, beside other tools; what is not there is skipped with a line.

``--shared``: the folder with the annotated documents. ``--polnear``: a checkout of networkdynamics/PolNeAR, of which
the training or the development part is read, and the test part never. Every system is scored by one scorer; speed is
CPU time in one process, from the text to its statements, the model loaded.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import behaviour, convention, page, peers, polnear, scoring, speed
from dragoman import statements
from dragoman.interchange import exports, writing
from dragoman.language import actors, pipeline
from dragoman.model import Record, Span
from dragoman.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLE = CHECKOUT / "src" / "dragoman" / "examples" / "strait-of-ondrell"
KINDS = ("direct", "mixed", "indirect")
CUES = ("speech", "mind", "other")
FIGURES = ("P", "R", "content F1", "speaker", "end to end F1")
RECALLS = tuple(f"recall, {name}" for name in KINDS)
CLOCK = ("documents/s", "words/s")
LEGEND = """`make bench-statements POLNEAR=PATH` prints these tables, PATH being a checkout of PolNeAR.
`P`, `R`, `content F1`: statements whose words overlap by half or more, one to one. `speaker`: share of those with the
right speaker; `end to end F1` counts them alone. Speed: CPU time in one process, from the text to its statements, the
same texts and the same small model for all. What is not run here was measured once with the same matching
(`benchmarks/peers/published.tsv`)."""

Counts = dict[str, tuple[int, int]]


class Collection(NamedTuple):
    """Annotated texts: the file of annotations, what our reading is given, and the texts by name of the document."""

    name: str
    annotation: Path
    inputs: Path
    texts: Mapping[str, str]


class Bench(NamedTuple):
    """Where things are: annotated documents, a folder to work in, the interpreter of the peers (None: none)."""

    shared: Path
    work: Path
    python: Path | None


def main() -> None:
    """Prints the tables, and puts them into a page between its marks where one is named."""
    given = _arguments()
    lines = []
    with tempfile.TemporaryDirectory() as work:
        bench = Bench(given.shared, Path(work), None if given.alone else peers.environment())
        for line in report(bench, given.polnear, given.split):
            print(line, flush=True)
            lines.append(line)
    if given.write:
        page.put(given.write, "statements", "\n".join(lines))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="annotated documents")
    parser.add_argument("--polnear", type=Path, help="a checkout of PolNeAR")
    parser.add_argument("--split", choices=polnear.SPLITS, default="dev", help="the part of PolNeAR (default: dev)")
    parser.add_argument("--alone", action="store_true", help="leaves the other tools out")
    parser.add_argument("--write", type=Path, help="a page with the marks between which the tables go")
    return parser.parse_args()


def report(bench: Bench, checkout: Path | None, split: str) -> Iterator[str]:
    """All tables as lines of Markdown. Raises ValueError for a part of PolNeAR that stays closed."""
    yield from (f"Measured on {datetime.date.today().isoformat()}. {LEGEND}", "")
    if bench.python is None:
        yield from ("Other tools: left out, there is no environment for them.", "")
    if (bench.shared / "gold" / "score.py").is_file():
        yield from _negotiations(bench)
        yield from _polnear(bench, checkout, split)
        yield from _gum(bench)
    else:
        yield from ("No annotated documents were there: texts of our own alone are measured.", "")
    yield from behaviour.report()
    share = speed.shares([EXAMPLE / "clippings"], EXAMPLE / "codebook.yaml")["statements"]
    yield from ("", f"To find the statements of the bundled example takes {share:.3f} of the time of its parse.")


def _negotiations(bench: Bench) -> Iterator[str]:
    """The annotated negotiations through the whole tool, each and all together."""
    found = {group: _counts(group, bench) for group in scoring.GROUPS}
    rows = [[group, *pooled([counts])] for group, counts in found.items()]
    rows.append(["all of them, pooled", *pooled(list(found.values()))])
    yield from page.table(("negotiation", *FIGURES, *RECALLS), rows)
    yield ""


def _counts(group: str, bench: Bench) -> Counts:
    """What was found and what there was, under the names of the figures."""
    found = scoring.score(group, scoring.run(group, bench.shared, bench.work), bench.shared)["statements"]
    annotation = json.loads((bench.shared / "gold" / f"{group}.json").read_text(encoding="utf-8"))
    asked = [s["kind"] for document in annotation for s in document["statements"] if not s.get("title")]
    return counts(found, {kind: asked.count(kind) for kind in KINDS})


def counts(found: Mapping[str, Any], asked: Mapping[str, int]) -> Counts:
    """The scorer's figures as (numerator, denominator). ``asked``: how many statements of a kind are annotated."""
    content, whole, recall = found["content"], found["end_to_end"], found["recall_by_kind"]
    return {
        "P": (content["tp"], content["pred"]),
        "R": (content["tp"], content["gold"]),
        "content F1": (2 * content["tp"], content["pred"] + content["gold"]),
        "speaker": (whole["tp"], content["tp"]),
        "end to end F1": (2 * whole["tp"], whole["pred"] + whole["gold"]),
        **{kind: (round(recall.get(kind, 0) * number), number) for kind, number in asked.items()},
    }


def pooled(groups: list[Counts]) -> list[float | None]:
    """The figures of several groups taken as one: what was found in all over what there was in all."""
    sums = ([sum(group[name][side] for group in groups) for side in (0, 1)] for name in (*FIGURES, *KINDS))
    return [found / asked if asked else None for found, asked in sums]


def _polnear(bench: Bench, checkout: Path | None, split: str) -> Iterator[str]:
    if checkout is None:
        yield from ("PolNeAR: left out, no checkout of it was named (`POLNEAR=PATH`).", "")
        return
    annotation, lines = polnear.gold(checkout, split, bench.shared, bench.work)
    texts = {row["id"]: row["text"] for row in map(json.loads, lines.read_text(encoding="utf-8").split("\n")[:-1])}
    collection = Collection(f"polnear-{split}", annotation, lines, texts)
    cues, places = polnear.by_cue(annotation), ("--texts", annotation.with_suffix(""))
    rows = []
    for name, found in _systems(bench, collection, _ours(collection)[0]):
        score = _scorer(bench, found.rows)
        whole, by_cue = score(annotation, "--mentions"), score(cues, *places)
        recalls = [whole["recall_by_kind"].get(kind) for kind in KINDS]
        recalls += [by_cue["recall_by_kind"].get(cue) for cue in CUES]
        rows.append([name, *_figures(whole), *recalls, *_speed(found)])
    rows += [_elsewhere(known) for known in peers.published() if known.collection == collection.name]
    heads = (f"PolNeAR, {split}", *FIGURES, *RECALLS, *(f"recall, {name}" for name in CUES), *CLOCK)
    yield from page.table(heads, rows)
    yield from ("", f"Speakers by mention. Cues by class after `benchmarks/{polnear.CUES.name}`.", "")


def _elsewhere(known: peers.Published) -> list[Any]:
    """The row of a system that is not run; its last figure is recall on words of speech."""
    *figures, speech = known.figures
    return [f"{known.system} (not run here)", *figures, *[None] * len(KINDS), speech, *[None] * 4]


def _gum(bench: Bench) -> Iterator[str]:
    folder, annotation = scoring.inputs("gum-news", bench.shared), bench.shared / "gold" / "gum-news.json"
    names = [document["doc"] for document in json.loads(annotation.read_text(encoding="utf-8"))]
    texts = {name: (folder / name).read_bytes().decode("utf-8") for name in names}
    collection = Collection("gum-news", annotation, folder, texts)
    ours, sentences = _ours(collection)
    rows: list[list[Any]] = []
    for name, found in _systems(bench, collection, ours):
        score = _scorer(bench, found.rows)
        cut = _scorer(bench, list(convention.project(found.rows, sentences)))
        rows.append([name, "speaker by name", *_figures(score(annotation)), *_speed(found)])
        rows.append([name, "speaker by mention", *_figures(score(annotation, "--mentions")), None, None])
        rows.append([name, "by mention, projected", *_figures(cut(annotation, "--mentions")), None, None])
    for known in peers.published():
        if known.collection == collection.name:
            rows.append([f"{known.system} (not run here)", "speaker by mention", *known.figures[:-1], None, None])
    yield from page.table(("GUM, news", "scored", *FIGURES, *CLOCK), rows)
    yield ""
    yield "Projected: cut by rule to what that collection marks (`benchmarks/convention.py`), for every tool alike."
    yield ""


def _ours(collection: Collection) -> tuple[peers.Found, dict[str, list[Span]]]:
    """Our statements from reading on, and the sentences of each document for the projection."""
    settings = Settings()
    for parsed in pipeline.parse(speed.documents([EXAMPLE / "clippings"], settings)[:2], settings.model):
        statements.find(parsed, actors.Cast(parsed, None))  # model and lexicons are loaded outside the clock
    began = time.process_time()
    documents = [d for d in speed.documents([collection.inputs], settings) if d.doc in collection.texts]
    told = list(pipeline.parse(documents, settings.model))
    said = tuple(s for parsed in told for s in statements.find(parsed, actors.Cast(parsed, None)))
    seconds = time.process_time() - began
    rows = list(exports.rows(Record({d.id: d for d in documents}, said, (), ()), "statements"))
    words = sum(len(text.split()) for text in collection.texts.values())
    sentences = {parsed.document.doc: convention.units(parsed) for parsed in told}
    return peers.Found(rows, seconds, len(documents), words), sentences


def _systems(bench: Bench, collection: Collection, ours: peers.Found) -> Iterator[tuple[str, peers.Found]]:
    yield "dragoman", ours
    if bench.python is not None:
        for name, shown in peers.NAMES.items():
            yield shown, peers.run(bench.python, name, collection.texts)


def _scorer(bench: Bench, rows: list[dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Scores rows of a statements export against an annotation, with the scorer's flags."""
    folder = Path(tempfile.mkdtemp(dir=bench.work))
    (folder / "statements.jsonl").write_bytes(b"".join(writing.jsonl(rows, exports.COLUMNS["statements"])))
    return lambda annotation, *flags: scoring.judge(annotation, folder, bench.shared, *flags)["statements"]


def _figures(found: Mapping[str, Any]) -> list[float]:
    content = found["content"]
    return [content["p"], content["r"], content["f1"], found["speaker_accuracy"], found["end_to_end"]["f1"]]


def _speed(found: peers.Found) -> list[str]:
    return [f"{found.documents / found.seconds:.1f}", f"{found.words / found.seconds:.0f}"]


if __name__ == "__main__":
    main()
