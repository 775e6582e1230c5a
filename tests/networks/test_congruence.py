"""Networks of agreement and conflict: by hand, and against the program whose formulae they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import loads
from dragoman.model import Position
from dragoman.networks.congruence import Level, Link, Matrix, build, distinct, links, one_mode, two_mode

BOOK = loads("""
parties: [{id: north}, {id: south}, {id: isle}]
issues:
  - {id: toll, options: [{id: keep}, {id: drop}]}
  - {id: fish, options: [{id: quota}]}
""")


def said(id: str, holder: str, stance: str, ref: str, **more: Any) -> Position:
    issue, option = ref.split("/")
    fields: dict[str, Any] = {"doc": id, "evidence": (0, 1)} | more
    return Position(id=id, holder=holder, stance=stance, issue=issue, option=option, **fields)  # type: ignore[arg-type]


RECORD = [
    said("n1", "north", "demand", "toll/keep"),
    said("n2", "north", "reject", "fish/quota"),
    said("s1", "south", "accept", "toll/keep"),
    said("s2", "south", "offer", "fish/quota"),
    said("i1", "isle", "reject", "toll/keep"),
    said("i2", "isle", "open", "fish/quota"),
    said("x1", "a passer-by", "demand", "toll/keep"),
    said("i3", "isle", "accept", "toll/drop", denies=True),
]


def test_parties_by_what_they_are_for_and_against() -> None:
    found = build(RECORD, BOOK, normalisation="no")
    assert found.rows == ("isle", "north", "south")
    assert found.value("north", "south") == 0  # one in common, one in conflict
    assert found.value("isle", "north") == found.value("isle", "south") == -1
    assert build(RECORD, BOOK, aggregation="conflict", normalisation="average").value("north", "south") == 0.5


def test_every_cell_names_what_it_rests_on() -> None:
    found = build(RECORD, BOOK)
    assert found.cells["north", "south"].links == ("n2", "s2", "n1", "s1")
    assert found.cells["isle", "north"].links == ("i1", "n1")


def test_as_a_graph() -> None:
    graph = build(RECORD, BOOK).graph()
    assert sorted(graph.edges) == [("isle", "north"), ("isle", "south")]
    assert graph.edges["isle", "north"]["weight"] < 0
    bipartite = two_mode(links(RECORD, BOOK), "subtract").graph()
    assert bipartite.edges["north", "fish/quota"]["weight"] == -1
    assert bipartite.nodes["fish/quota"]["bipartite"] == 1


def test_reprints_and_bases() -> None:
    again = said("n9", "north", "demand", "toll/keep", doc="copy")
    assert len(links([*RECORD, again], BOOK, copies={"copy": "n1"})) == len(links(RECORD, BOOK))
    hearsay = said("n9", "north", "demand", "toll/drop", basis="reported")
    assert len(links([hearsay], BOOK, bases=["own"])) == 0


def test_weeks_and_months_are_those_of_a_year() -> None:
    days = [date(2030, 12, 30), date(2031, 1, 2), date(2031, 12, 30), None, None]
    found = [Link(str(n), "a", "c", True, "d", day) for n, day in enumerate(days)]
    assert [link.id for link in distinct(found, "week")] == ["0", "2", "3"]
    assert [link.id for link in distinct(found, "month")] == ["0", "1", "2", "3"]
    assert [link.id for link in distinct(found, "month", compatible=True)] == ["0", "1", "3"]
    assert [link.id for link in distinct(found, "year")] == ["0", "1", "3"]


@pytest.fixture(scope="module")
def reference(shared: Path) -> Iterator[tuple[_Coded, list[dict[str, Any]]]]:
    folder = shared / "known_answers" / "dna"
    results = json.loads((folder / "known_answers_synthetic.json").read_text(encoding="utf-8"))["results"]
    uri = f"file:{folder / 'synthetic_v3.dna'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as source:
        yield _Coded(source), results


class _Coded:
    """Statements of a .dna file, by date, document and place in it."""

    def __init__(self, source: sqlite3.Connection) -> None:
        names = dict(source.execute("SELECT ID, Variable FROM VARIABLES"))
        dates = dict(source.execute("SELECT ID, Date FROM DOCUMENTS"))
        rows = source.execute("SELECT ID, DocumentId, Start FROM STATEMENTS").fetchall()
        self.rows = sorted((dates[doc], doc, start, id) for id, doc, start in rows)
        self.values: dict[int, dict[str, Level]] = {id: {} for id, _, _ in rows}
        texts = "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d JOIN ENTITIES e ON e.ID = d.Entity"
        for id, variable, value in source.execute(texts):
            self.values[id][names[variable]] = value
        for id, variable, value in source.execute("SELECT StatementId, VariableId, Value FROM DATABOOLEAN"):
            self.values[id][names[variable]] = bool(value)
        for id, variable, value in source.execute("SELECT StatementId, VariableId, Value FROM DATAINTEGER"):
            self.values[id][names[variable]] = value

    def links(self, node: str, concept: str, level: str) -> list[Link]:
        found = []
        for seconds, doc, _, id in self.rows:
            one, other, value = (self.values[id][name] for name in (node, concept, level))
            if "" not in (one, other, value):
                when = (datetime(1970, 1, 1) + timedelta(seconds=seconds)).date()
                found.append(Link(str(id), str(one), str(other), value, str(doc), when))
        return found

    def levels(self, level: str) -> set[Level]:
        return {values[level] for values in self.values.values()}


def _matrix(coded: _Coded, q: dict[str, Any]) -> tuple[Matrix, int]:
    found = coded.links(q["v1"], q["v2"], q["qual"])
    kept = distinct(found, q["dup"], by_level=q["agg"] != "ignore", compatible=True)
    levels = coded.levels(q["qual"])
    if q["type"] == "twomode":
        return two_mode(kept, q["agg"], q["norm"], levels), len(kept)
    words = q["qual"] == "mood"
    spread = None if words else max(int(k) for k in levels) - min(int(k) for k in levels)
    return one_mode(kept, q["agg"], q["norm"], spread), len(kept)


@pytest.mark.shared
def test_all_matrices_are_those_of_the_reference_engine(reference: tuple[_Coded, list[dict[str, Any]]]) -> None:
    coded, results = reference
    assert len(results) == 684
    for result in results:
        found, kept = _matrix(coded, result["q"])
        (expected,) = result["res"]
        assert kept == result["nf"], result["q"]
        assert (list(found.rows), list(found.columns)) == (expected["rn"], expected["cn"]), result["q"]
        values = [found.value(row, column) for row, column in product(found.rows, found.columns)]
        assert values == pytest.approx([v for row in expected["m"] for v in row], abs=1e-9), result["q"]
