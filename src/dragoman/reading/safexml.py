"""XML of strangers: no entity is resolved, no address is opened, no tree is too deep. For parsers in the child only."""

from __future__ import annotations

from typing import Any


def parse_xml(data: bytes, *, lenient: bool = False) -> Any:
    """The root of a tree. Raises ValueError (lxml's XMLSyntaxError is one of SyntaxError) for what is no XML.

    lenient: what can be made of broken markup is taken, as feeds need it.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=lenient, remove_comments=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise ValueError("no markup that can be parsed")
    return root
