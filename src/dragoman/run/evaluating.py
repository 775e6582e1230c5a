"""``dragoman evaluate``: the record held against somebody's own coding, and what the judgements taught."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import DragomanError
from dragoman.model import Basis, Judgement, Position, Record, Stance
from dragoman.overview import agreement, record
from dragoman.overview.agreement import Agreement, Score
from dragoman.positions.learning import Lesson
from dragoman.run import current
from dragoman.settings import Settings
from dragoman.store import Dossier

NEEDED = ("doc", "evidence", "holder", "stance")
WORDS = {"stance": get_args(Stance), "basis": get_args(Basis)}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of it. ``documents``: how many were compared; ``absent``: those of the gold that are not here."""

    documents: int
    absent: tuple[str, ...]
    agreement: Agreement


def evaluate(folder: Path, gold: Path, *, confidential: bool = False) -> Evaluation:
    """Compares a dossier with GOLD: a `positions` export (JSONL), a list of judgements, or another dossier.

    Compared are the documents that both have; of an export, those that it has a position in. Judgements are applied to
    what the machine found here, and only what they are on is compared.
    Raises D001, D401 (a faulty line), D402 (nothing in common), D7xx.
    """
    here = current.load(folder, confidential=confidential).record
    if not gold.exists():
        raise DragomanError("D001", path=gold)
    if gold.is_dir():
        other = current.load(gold, confidential=confidential).record
        wanted, names, judged = _named(other), {d.doc for d in other.documents.values()}, None
    else:
        wanted, judged = _gold(gold, folder)
        names = {p.doc for p in wanted}
    texts = {d.doc: d.raw for d in here.documents.values() if d.doc in names}
    if not texts:
        raise DragomanError("D402", path=gold)
    mine, theirs = ([p for p in side if p.doc in texts] for side in (_named(here), wanted))
    if judged is not None:
        mine = [p for p in mine if p.id in judged]
    for position in theirs:
        if position.evidence[1] > len(texts[position.doc]):
            raise DragomanError("D401", where=f"{gold}: {position.id}", problem="its evidence lies outside the text")
    return Evaluation(len(texts), tuple(sorted(names - texts.keys())), agreement.compare(mine, theirs, texts))


def _named(found: Record) -> list[Position]:
    """Positions with the names of their documents in the place of ids, so that two dossiers can be compared."""
    return [replace(p, doc=found.documents[p.doc].doc) for p in found.positions]


def _gold(path: Path, folder: Path) -> tuple[list[Position], frozenset[str] | None]:
    """The positions of a file and, where it lists judgements, the ids that they are on."""
    rows = list(_rows(path))
    if rows and "verdict" in rows[0][1]:
        return _judged(path, [row for _, row in rows], folder)
    return [_position(where, row) for where, row in rows if row.get("status") != "rejected"], None


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Where a line stands, and its object. Raises D401."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise DragomanError("D401", where=path, problem=f"it cannot be read ({error})") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise DragomanError("D401", where=where, problem="it is no JSON") from error
        if not isinstance(row, dict):
            raise DragomanError("D401", where=where, problem="it is no object")
        yield where, row


def _position(where: str, row: Mapping[str, Any]) -> Position:
    """One line of a positions export. Raises D401."""
    missing = [name for name in NEEDED if row.get(name) is None]
    if missing:
        raise DragomanError("D401", where=where, problem=f"it lacks {', '.join(missing)}")
    span = row["evidence"]
    whole = isinstance(span, list) and len(span) == 2 and all(type(place) is int for place in span)
    if not whole or not 0 <= span[0] < span[1]:
        raise DragomanError("D401", where=where, problem=f"its evidence {span!r} is no [start, end]")
    for name, known in WORDS.items():
        if row.get(name) is not None and row[name] not in known:
            raise DragomanError("D401", where=where, problem=f"its {name} is {row[name]!r}, not {', '.join(known)}")
    texts = {name: row.get(name) for name in ("doc", "holder", "issue", "option")}
    if not all(value is None or isinstance(value, str) for value in texts.values()):
        raise DragomanError("D401", where=where, problem="doc, holder, issue and option are texts")
    return Position(
        str(row.get("id") or where),
        row["doc"],
        (span[0], span[1]),
        row["holder"],
        row["stance"],
        basis=row.get("basis") or "own",
        issue=row.get("issue"),
        option=row.get("option"),
        in_title=bool(row.get("in_title")),
    )


def _judged(path: Path, rows: Sequence[Mapping[str, Any]], folder: Path) -> tuple[list[Position], frozenset[str]]:
    """The positions that `judge --list` of another coder accepts or corrects, and all that it judges. Raises D401."""
    own = ("id", "at", "reviewer", "kind", "target", "verdict")
    missing = [f"{path}, line {n}" for n, row in enumerate(rows, 1) if any(row.get(name) is None for name in own)]
    if missing:
        raise DragomanError("D401", where=missing[0], problem=f"a judgement has {', '.join(own)}")
    given = [
        Judgement(
            **{name: row[name] for name in own},
            doc="",
            span=None,
            values=row.get("values") or {},
            undoes=row.get("undoes"),
        )
        for row in rows
        if row["kind"] == "position" and row["verdict"] != "add"
    ]
    with Dossier(folder) as dossier:
        found, _ = record.apply(dossier.machine(), given)
    reviewed = [p for p in _named(found) if p.status != "machine"]
    return [p for p in reviewed if p.status != "rejected"], frozenset(p.id for p in reviewed)


def lesson(folder: Path, settings: Settings) -> Lesson:
    """What the judgements of a dossier teach, as `dragoman code` would learn it now. Raises D012, D7xx."""
    from dragoman.run import learning

    with Dossier(folder) as dossier:
        if current.codebook_of(dossier) is None:
            raise DragomanError("D012", path=folder)
        return learning.lesson(dossier, settings)


def as_json(found: Evaluation) -> dict[str, Any]:
    """The one JSON shape of an evaluation; fractions with four decimals."""
    compared = found.agreement
    return {
        "documents": found.documents,
        "absent": list(found.absent),
        **{name: _score(getattr(compared, name)) for name in ("frames", "cells", "evidence")},
        "facts": {
            name: {
                "same": fact.same,
                "units": fact.units,
                "accuracy": round(fact.same / fact.units, 4) if fact.units else None,
                "alpha": None if fact.alpha is None else round(fact.alpha, 4),
            }
            for name, fact in compared.facts.items()
        },
        "parties": {name: _score(score) for name, score in compared.parties.items()},
        "issues": {name: _score(score) for name, score in compared.issues.items()},
    }


def _score(score: Score) -> dict[str, float]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    counts = {"same": score.same, "found": score.found, "wanted": score.wanted}
    return {**{name: round(value, 4) for name, value in shares.items()}, **counts}
