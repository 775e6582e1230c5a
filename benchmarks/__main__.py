"""`make bench`: prints accuracy per group of annotated documents, and speed as shares of the parse."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks import scoring, speed

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLES = CHECKOUT / "src" / "dragoman" / "examples"


def main() -> None:
    """Prints the tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="the annotated documents")
    shared = parser.parse_args().shared
    if (shared / "gold" / "score.py").is_file():
        accuracy(shared)
    else:
        print(f"no annotated documents in {shared}: accuracy is left out\n")
    performance(shared)


def accuracy(shared: Path) -> None:
    """One column a group, one row a figure."""
    with tempfile.TemporaryDirectory() as work:
        columns = {
            group: scoring.figures(scoring.score(group, scoring.run(group, shared, Path(work)), shared))
            for group in (*scoring.GROUPS, *scoring.STATEMENTS_ONLY)
        }
    names = sorted({name for column in columns.values() for name in column})
    print("| figure |", " | ".join(columns), "|")
    print("|---|" + "---|" * len(columns))
    for name in names:
        cells = (f"{column[name]:.3f}" if name in column else "" for column in columns.values())
        print(f"| {name} |", " | ".join(cells), "|")
    print()


def performance(shared: Path) -> None:
    """Stage times as shares of the parse; on the bundled example where nothing else is there."""
    example = next(p.parent for p in sorted(EXAMPLES.glob("*/codebook.yaml")))
    print("| stage | share of the parse |\n|---|---|")
    for name, value in speed.shares([example / "clippings"], example / "codebook.yaml").items():
        print(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
