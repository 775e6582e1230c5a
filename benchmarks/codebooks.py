"""``python -m benchmarks.codebooks``: proposed codebooks held against hand-made ones, as a Markdown table.

parties: share of the sides that hold a position in the annotations, found under any of their names or people.
issues: share of the issues that the annotations have a position on, for which a proposed issue has a cue that is like
one of its cues: two thirds of the words of the shorter of the two, and a word that tells something among them.
For the bundled examples, which nobody annotated, it is all sides and issues of their codebooks.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from benchmarks import page, scoring
from dragoman import codebook as codebooks
from dragoman.language import names
from dragoman.model import Codebook, Issue, Party
from dragoman.positions import vocabulary
from dragoman.positions.folding import plain, stem
from dragoman.run import suggesting
from dragoman.settings import Settings

CHECKOUT = Path(__file__).resolve().parents[1]
EXAMPLES = ("strait-of-ondrell", "european-security-2021")
_LIKE = 2 / 3


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="the annotated documents")
    given = parser.parse_args()
    print("\n".join(page.table(("texts", "parties found", "issues found", "proposed"), rows(given.shared))))


def rows(shared: Path) -> Iterator[tuple[object, ...]]:
    """One row a group of annotated documents, one a bundled example."""
    groups = scoring.GROUPS if (shared / "gold" / "score.py").is_file() else ()
    for group in groups:
        book = codebooks.load(shared / "gold" / f"{group}.yaml")
        yield group, *figures(scoring.inputs(group, shared), book, *_annotated(shared / "gold" / f"{group}.json"))
    for name in EXAMPLES:
        folder = Path(str(files("dragoman.examples") / name))
        book = codebooks.load(folder / "codebook.yaml")
        every = {p.id for p in book.parties}, {i.id for i in book.issues}
        yield name, *figures(folder / "clippings", book, *every)


def _annotated(path: Path) -> tuple[set[str], set[str]]:
    """The sides that hold a position, and the issues that one is on."""
    positions = [p for document in json.loads(path.read_text(encoding="utf-8")) for p in document["positions"]]
    return {p["holder"] for p in positions}, {p["issue"] for p in positions if p.get("issue")}


def figures(texts: Path, book: Codebook, holders: set[str], issues: set[str]) -> tuple[str, str, str]:
    """Sides found, issues found, and how much was proposed to find them."""
    made = codebooks.loads(suggesting.suggest([str(texts)], None, Settings()).text)
    sides = [p for p in book.parties if p.id in holders]
    asked = [i for i in book.issues if i.id in issues]
    found = sum(any(same_side(p, q) for q in made.parties) for p in sides)
    met = sum(any(same_issue(i, j) for j in made.issues) for i in asked)
    size = f"{len(made.parties)} parties, {len(made.issues)} issues"
    return f"{found} of {len(sides)}", f"{met} of {len(asked)}", size


def same_side(known: Party, proposed: Party) -> bool:
    """Whether two entries share a name or a person."""
    a, b = ({names.fold(name) for name in (p.name, *p.aliases)} for p in (known, proposed))
    return bool(a & b) or any(names.same_person(x, y) for x in known.people for y in proposed.people)


def same_issue(known: Issue, proposed: Issue) -> bool:
    """Whether any cue of the one is like a cue, or a name of an option, of the other."""
    wanted = [words(cue) for o in known.options for cue in (*o.cues, *o.counter_cues, o.name)]
    given = [words(cue) for o in proposed.options for cue in o.cues]
    return any(_like(a, b) for a in wanted for b in given)


def words(cue: str) -> frozenset[str]:
    """The stems of a cue without its function words."""
    stop = vocabulary.words("stop")
    return frozenset(stem(plain(w)) for w in cue.replace("-", " ").split() if plain(w) not in stop)


def _like(a: frozenset[str], b: frozenset[str]) -> bool:
    generic = {stem(w) for kind in ("generic", "plain", "slight", "light") for w in vocabulary.words(kind)}
    shared = a & b
    return bool(shared - generic) and len(shared) >= _LIKE * min(len(a), len(b))


if __name__ == "__main__":
    main()
