"""`make bench`: accuracy per group of annotated documents, and speed as shares of the parse, as Markdown tables."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import page, scoring, speed

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLE = CHECKOUT / "src" / "dragoman" / "examples" / "strait-of-ondrell"


def main() -> None:
    """Prints the tables, and puts them into a page between its marks where one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="the annotated documents")
    parser.add_argument("--write", type=Path, help="a page with the marks between which the tables go")
    given = parser.parse_args()
    text = "\n".join([*accuracy(given.shared), "", *performance()])
    print(text)
    if given.write:
        page.put(given.write, "measured", text)


def accuracy(shared: Path) -> Iterator[str]:
    """One column a group, one row a figure."""
    if not (shared / "gold" / "score.py").is_file():
        yield "No annotated documents were there: accuracy is left out."
        return
    with tempfile.TemporaryDirectory() as work:
        columns = {group: _column(group, shared, Path(work)) for group in (*scoring.GROUPS, *scoring.STATEMENTS_ONLY)}
    yield f"| figure | {' | '.join(columns)} |"
    yield "|---|" + "---|" * len(columns)
    for name in sorted({name for column in columns.values() for name in column}):
        cells = (f"{column[name]:.3f}" if name in column else "" for column in columns.values())
        yield f"| {name} | {' | '.join(cells)} |"


def _column(group: str, shared: Path, work: Path) -> dict[str, float]:
    """The figures of one group; of a group that has statements only, no others."""
    found = scoring.figures(scoring.score(group, scoring.run(group, shared, work), shared))
    if group in scoring.STATEMENTS_ONLY:
        return {name: value for name, value in found.items() if name.startswith("statements.")}
    return found


def performance() -> Iterator[str]:
    """Stage times as shares of the parse, on the bundled example."""
    yield "| stage | share of the time of the parse |"
    yield "|---|---|"
    for name, value in speed.shares([EXAMPLE / "clippings"], EXAMPLE / "codebook.yaml").items():
        yield f"| {name} | {value} |"


if __name__ == "__main__":
    main()
