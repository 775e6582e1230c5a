"""Discourse networks as GraphML and GEXF 1.3, for Gephi, igraph, visone; the same network gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from dragoman.model import Codebook
from dragoman.networks import Matrix

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Row = dict[str, Any]
COLUMNS = ("source", "target", "weight", "positions")


def rows(network: Matrix) -> list[Row]:
    """A row for each tie: its two ends, its weight, and the ids of the positions that it rests on."""
    return [
        dict(zip(COLUMNS, (row, column, round(cell.weight, 6), list(cell.links)), strict=True))
        for (row, column), cell in sorted(network.cells.items())
        if cell.weight and (not network.symmetric or row < column)
    ]


def names(codebook: Codebook) -> dict[str, str]:
    """What the nodes are called: id of a party, or ``issue/option`` -> name."""
    options = {f"{issue.id}/{option.id}": option.name for issue in codebook.issues for option in issue.options}
    return {party.id: party.name for party in codebook.parties} | options


def _nodes(network: Matrix) -> list[tuple[str, str]]:
    """Id and kind of every node."""
    options = [] if network.symmetric else [(id, "option") for id in network.columns]
    return [*((id, "party") for id in network.rows), *options]


def graphml(network: Matrix, called: Mapping[str, str]) -> Iterator[bytes]:
    """GraphML with ``name`` and ``kind`` on nodes, ``weight`` and ``positions`` on edges."""
    root = ET.Element("graphml", xmlns=_GRAPHML)
    keys = (
        ("name", "node", "string"),
        ("kind", "node", "string"),
        ("weight", "edge", "double"),
        ("positions", "edge", "string"),
    )
    for name, where, kind in keys:
        ET.SubElement(root, "key", {"id": name, "for": where, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", edgedefault="undirected")
    for id, kind in _nodes(network):
        node = ET.SubElement(graph, "node", id=clean(id))
        _data(node, {"name": called.get(id, id), "kind": kind})
    for row in rows(network):
        edge = ET.SubElement(graph, "edge", source=clean(row["source"]), target=clean(row["target"]))
        _data(edge, {"weight": str(row["weight"]), "positions": " ".join(row["positions"])})
    yield _bytes(root)


def _data(parent: ET.Element, values: Mapping[str, str]) -> None:
    for key, value in values.items():
        ET.SubElement(parent, "data", key=key).text = clean(value)


def gexf(network: Matrix, called: Mapping[str, str]) -> Iterator[bytes]:
    """GEXF with the same attributes. Gephi lays out by absolute weight, so the sign is an attribute of its own."""
    root = ET.Element("gexf", xmlns=_GEXF, version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="undirected", mode="static")
    _declare(graph, "node", {"kind": "string"})
    _declare(graph, "edge", {"signed": "double", "positions": "string"})
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for id, kind in _nodes(network):
        node = ET.SubElement(nodes, "node", id=clean(id), label=clean(called.get(id, id)))
        _values(node, {"kind": kind})
    for number, row in enumerate(rows(network)):
        weight = row["weight"]
        ends = {"source": clean(row["source"]), "target": clean(row["target"])}
        edge = ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(abs(weight))})
        _values(edge, {"signed": str(weight), "positions": " ".join(row["positions"])})
    yield _bytes(root)


def _declare(graph: ET.Element, what: str, attributes: Mapping[str, str]) -> None:
    parent = ET.SubElement(graph, "attributes", {"class": what})
    for name, kind in attributes.items():
        ET.SubElement(parent, "attribute", id=name, title=name, type=kind)


def _values(parent: ET.Element, values: Mapping[str, str]) -> None:
    holder = ET.SubElement(parent, "attvalues")
    for name, value in values.items():
        ET.SubElement(holder, "attvalue", {"for": name, "value": clean(value)})


def clean(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
