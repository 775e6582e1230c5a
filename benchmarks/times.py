"""`make bench-time TEMPEVAL=PATH`: time expressions on annotated texts; what is not there is skipped with a line.

PATH is a folder below which `te3-platinum`, `TimeBank` and `AQUAINT` lie, as TimeML. CogComp/cogcomp-nlp has the first
(temporal-normalizer/data), jspotter/TempEval-3 the other two (data/TBAQ-cleaned). Rules were developed on the errors of
TimeBank and AQUAINT; of the platinum part only the figures are read. ``--shared``: the folder with the probe and the
annotated negotiations. Ends with 1 where a figure lies below its floor (``tests/gold/time_floors.json``).
"""

from __future__ import annotations

import argparse
import datetime
import json
import runpy
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import page, scoring, speed, tempeval
from dragoman.interchange import exports, writing
from dragoman.language import pipeline, timex
from dragoman.model import Document, Record, Timex
from dragoman.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLE = CHECKOUT / "src" / "dragoman" / "examples" / "strait-of-ondrell"
FLOORS = CHECKOUT / "tests" / "gold" / "time_floors.json"
COLLECTIONS = {"te3-platinum": "TempEval-3 platinum", "TimeBank": "TimeBank", "AQUAINT": "AQUAINT"}
HEADS = ("collection", "documents", "annotated", "strict", "relaxed", "type", "value", "date value", "day value")
LEGEND = """`make bench-time TEMPEVAL=PATH` prints these tables. F1 as in TempEval-3: `strict` the same words,
`relaxed` words that overlap; `type`, `value` right as well; `date value` of dates in the calendar, `day value` of those
that name one day. Rules were developed on TimeBank and AQUAINT; of the platinum part the figures alone are
read."""
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Prints the tables, puts them into a page where one is named, and fails where a figure has fallen."""
    given = _arguments()
    measured: Figures = {}
    lines = []
    for line in report(given.tempeval, given.shared, measured):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        page.put(given.write, "times", "\n".join(lines))
    fallen = below(measured)
    for line in fallen:
        print(f"below its floor: {line}", file=sys.stderr)
    sys.exit(1 if fallen else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tempeval", type=Path, help="a folder with te3-platinum, TimeBank and AQUAINT below it")
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="the probe, the negotiations")
    parser.add_argument("--write", type=Path, help="a page with the marks between which the tables go")
    return parser.parse_args()


def report(root: Path | None, shared: Path, measured: Figures) -> Iterator[str]:
    """All tables as lines of Markdown; the figures that have floors are put into `measured`."""
    yield from (f"Measured on {datetime.date.today().isoformat()}. {LEGEND}", "")
    rows = []
    for name, shown in COLLECTIONS.items():
        path = tempeval.folder(root, name) if root else None
        if path is None:
            yield from (f"{shown}: left out, no folder `{name}` was there (`TEMPEVAL=PATH`).", "")
            continue
        total, documents = _collection(path)
        measured[name] = tempeval.scores(total)
        rows.append([shown, documents, total["gold"], *measured[name].values()])
    if rows:
        yield from (*page.table(HEADS, rows), "")
    yield from _shared(shared, measured)
    share = speed.shares([EXAMPLE / "clippings"], EXAMPLE / "codebook.yaml")["time expressions"]
    yield f"To find the time expressions of the bundled example takes {share:.3f} of the time of its parse."


def _collection(path: Path) -> tuple[Counter[str], int]:
    annotated = {a.document.id: a for a in tempeval.read(path)}
    total: Counter[str] = Counter()
    for parsed in pipeline.parse((a.document for a in annotated.values()), Settings().model):
        total += tempeval.counts(annotated[parsed.document.id].gold, tempeval.ours(timex.find(parsed)))
    return total, len(annotated)


def _shared(shared: Path, measured: Figures) -> Iterator[str]:
    if not (shared / "gold" / "timex_probe.py").is_file():
        yield from ("The probe and the annotated negotiations: left out, they are not there.", "")
        return
    anchors, intervals, asked = probe(shared)
    measured["probe"] = {"anchors": anchors, "intervals": intervals}
    yield from (f"Sentences of negotiation news (probe): {anchors} values and {intervals} intervals of {asked}.", "")
    found = {group: recall(group, shared) for group in scoring.GROUPS}
    rows = [[group, asked, right / asked] for group, (right, asked) in found.items()]
    right, asked = (sum(pair[side] for pair in found.values()) for side in (0, 1))
    measured["negotiations"] = {"recall": right / asked}
    rows.append(["all of them, pooled", asked, right / asked])
    yield from (*page.table(("negotiation", "annotated", "right value"), rows), "")


def probe(shared: Path) -> tuple[int, int, int]:
    """How many values and intervals of the probe are right, and how many sentences it has."""
    told = runpy.run_path(str(shared / "gold" / "timex_probe.py"))
    texts = [
        Document(f"p{i}", f"p{i}", row[0], ((0, len(row[0])),), published=told["DCT"])
        for i, row in enumerate(told["P"])
    ]
    values = intervals = 0
    for parsed, (sentence, words, wanted, days) in zip(pipeline.parse(texts, Settings().model), told["P"], strict=True):
        start = sentence.index(words)
        hits = [t for t in timex.find(parsed) if t.span[0] < start + len(words) and start < t.span[1]]
        values += any(t.value in wanted for t in hits)
        intervals += any(t.interval is not None and "/".join(t.interval) == days for t in hits)
    return values, intervals, len(texts)


def recall(group: str, shared: Path) -> tuple[int, int]:
    """How many of the annotated time expressions of a negotiation have the right value, of how many."""
    settings = Settings()
    documents = speed.documents([scoring.inputs(group, shared)], settings)
    found: tuple[Timex, ...] = tuple(t for p in pipeline.parse(documents, settings.model) for t in timex.find(p))
    record = Record({d.id: d for d in documents}, (), (), (), timexes=found)
    with tempfile.TemporaryDirectory() as work:
        rows = writing.jsonl(exports.rows(record, "timex"), exports.COLUMNS["timex"])
        (Path(work) / "timex.jsonl").write_bytes(b"".join(rows))
        told = scoring.score(group, Path(work), shared)["timex"]
    return told["tp"], told["gold"]


def below(measured: Figures) -> list[str]:
    """The figures that lie below their floors, as lines. What was not measured has no floor."""
    floors: Figures = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{name}, {figure}: {got[figure]:.3f}, floor {floor}"
        for name, got in measured.items()
        for figure, floor in floors.get(name, {}).items()
        if got[figure] < floor
    ]


if __name__ == "__main__":
    main()
