"""Networks that other programs can read: networkx reads back what was written."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import networks
from dragoman.interchange import graphs
from dragoman.interchange.graphs import gexf, graphml
from dragoman.networks import Link
from tests.docs.pages import CHECKOUT, first_cells, sections

LINKS = [
    Link("p-1", "varn", "levy/lifted", True),
    Link("p-2", "ostrel", "levy/lifted", True),
    Link("p-3", "hale", "levy/lifted", False),
    Link("p-4", "hale", "pact/signed", True),
]
PARTIES = networks.one_mode(LINKS, "subtract")
OPTIONS = networks.two_mode(LINKS, "subtract")
NAMES = {"varn": "Varn & Sons <Ltd>", "levy/lifted": "The levy is lifted"}


def test_rows_name_each_tie_once() -> None:
    assert [(r["source"], r["target"], r["weight"]) for r in graphs.rows(PARTIES)] == [
        ("hale", "ostrel", -1.0),
        ("hale", "varn", -1.0),
        ("ostrel", "varn", 1.0),
    ]
    assert {tuple(r["positions"]) for r in graphs.rows(OPTIONS)} == {("p-1",), ("p-2",), ("p-3",), ("p-4",)}


def test_graphml_is_read_back() -> None:
    found = nx.read_graphml(io.BytesIO(b"".join(graphml(OPTIONS, NAMES))))
    assert set(found.nodes) == {"varn", "ostrel", "hale", "levy/lifted", "pact/signed"}
    assert found.nodes["varn"] == {"name": "Varn & Sons <Ltd>", "kind": "party"}
    assert found.nodes["levy/lifted"] == {"name": "The levy is lifted", "kind": "option"}
    assert found.edges["hale", "levy/lifted"] == {"weight": -1.0, "positions": "p-3"}


def test_gexf_keeps_the_sign_beside_the_weight() -> None:
    root = ET.fromstring(b"".join(gexf(PARTIES, NAMES)))
    space = {"g": "http://gexf.net/1.3"}
    edge = next(e for e in root.iterfind(".//g:edge", space) if e.get("target") == "ostrel")
    assert (edge.get("source"), edge.get("weight")) == ("hale", "1.0")
    assert {v.get("for"): v.get("value") for v in edge.iterfind(".//g:attvalue", space)}["signed"] == "-1.0"
    assert [n.get("label") for n in root.iterfind(".//g:node", space)] == ["hale", "ostrel", "Varn & Sons <Ltd>"]


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_name_gives_xml_that_can_be_read(name: str) -> None:
    for write in (graphml, gexf):
        ET.fromstring(b"".join(write(PARTIES, {"varn": name})))


def test_every_column_is_documented() -> None:
    page = sections((CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8"))
    assert first_cells(page["network"]) == set(graphs.COLUMNS)
