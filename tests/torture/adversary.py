"""Texts that are hard for one regular expression, made from its own parts.

A backtracking matcher is slow where a repeated part can match a long run in many ways or from many starts, and then
fails. So for each repeated part: the shortest beginning that leads to it, then a run of what it repeats, then a
character that nothing expects; the same beginning over and over; and whole matches that are spoiled at their end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _parser  # type: ignore[attr-defined]
from typing import Any

FAIL = "\x01"
LIKELY = " a1A,.\n-/\"'s([|:e"  # what classes of characters are tried with, in this order
COMMON = (
    "a",
    " ",
    "A ",
    "1",
    "Aa bb\n",
    '"',
    ", ",
    "(",
    "1.",
    "a\n",
    "\t",
    "\n",
    "-",
    "Aa Bb ",
    "a, ",
    "https://",
    "<p>",
    "By ",
    "a.a@a.a.",
    "1 January 2020 ",
    "X (Reuters",
    "\u201ca",
    "x" * 300 + " ",
)
MOST_PARTS = 16  # repeated parts of one pattern that are attacked, those without an end first
Node = tuple[Any, Any]


def texts(pattern: str, flags: int, size: int) -> list[str]:
    """Hard texts of ``size`` characters for the pattern, each once, the most promising first."""
    tree = list(_parser.parse(pattern, flags & ~re.DEBUG))
    parts = sorted(set(attacked(tree, "", flags)), key=lambda part: (-part[2], len(part[0])))[:MOST_PARTS]
    whole = shortest(tree, flags)
    units = [prefix + unit * 30 for prefix, unit, _ in parts[:8]] + [prefix for prefix, _, _ in parts[:8]]
    found = [filled(prefix, unit, size) for prefix, unit, _ in parts]
    found += [filled("", unit, size) for unit in (*units, whole, whole[:-1], whole + " ", *COMMON) if unit]
    return list(dict.fromkeys(found))


def filled(prefix: str, unit: str, size: int) -> str:
    return (prefix + unit * (max(0, size - len(prefix)) // len(unit)))[: size - 1] + FAIL


def attacked(nodes: Sequence[Node], prefix: str, flags: int) -> Iterator[tuple[str, str, int]]:
    """Of each repeated part: what leads to it, what it repeats, how often it may."""
    for node in nodes:
        yield from within(node, prefix, flags)
        prefix += one(node, flags)


def within(node: Node, prefix: str, flags: int) -> Iterator[tuple[str, str, int]]:
    name, value = str(node[0]), node[1]
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, inner = value
        if int(high) > 8:
            for unit in several(list(inner), flags):
                yield prefix + unit * min(int(low), 50), unit, int(high)
        yield from attacked(list(inner), prefix, flags)
    elif name == "BRANCH":
        for branch in value[1]:
            yield from attacked(list(branch), prefix, flags)
    elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
        yield from attacked(list(value[-1] if name == "SUBPATTERN" else value), prefix, flags)
    elif name in ("ASSERT", "ASSERT_NOT"):
        yield from attacked(list(value[1]), prefix, flags)


def several(nodes: list[Node], flags: int) -> Iterator[str]:
    """Forms of what is repeated: of a single class, up to three of its characters."""
    if len(nodes) == 1 and str(nodes[0][0]) in ("IN", "NOT_LITERAL", "ANY"):
        yield from [sign for sign in LIKELY if accepts(nodes[0], sign, flags)][:3] or [one(nodes[0], flags)]
    elif unit := shortest(nodes, flags, least=1):
        yield unit


def shortest(nodes: Sequence[Node], flags: int, least: int = 0) -> str:
    """A short text for a sequence of parts; lookarounds and references count as nothing."""
    return "".join(one(node, flags, least) for node in nodes)


def one(node: Node, flags: int, least: int = 0) -> str:
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return chr(value)
    if name in ("IN", "NOT_LITERAL", "ANY"):
        return next((sign for sign in LIKELY if accepts(node, sign, flags)), None) or rare(node, flags)
    if name == "BRANCH":
        return shortest(list(value[1][0]), flags, least)
    if name == "SUBPATTERN":
        return shortest(list(value[-1]), flags, least)
    if name == "ATOMIC_GROUP":
        return shortest(list(value), flags, least)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return shortest(list(value[2]), flags) * min(max(int(value[0]), least), 50)
    return ""


def accepts(node: Node, sign: str, flags: int) -> bool:
    """Whether a single-character part takes the character."""
    name, value = str(node[0]), node[1]
    if name == "ANY":
        return sign != "\n" or bool(flags & re.DOTALL)
    if name == "NOT_LITERAL":
        return sign != chr(value)
    items = [(str(kind), what) for kind, what in value]
    inside = any(has(kind, what, sign) for kind, what in items)
    return inside != (("NEGATE", None) in items)


def has(kind: str, what: Any, sign: str) -> bool:
    if kind == "LITERAL":
        return sign == chr(what)
    if kind == "RANGE":
        return what[0] <= ord(sign) <= what[1]
    classes = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
    if kind != "CATEGORY":
        return False
    _, *negated, name = str(what).split("_")
    return bool(re.fullmatch(classes[name], sign)) != bool(negated)


def rare(node: Node, flags: int) -> str:
    """The first character that a class takes, where it is none of the likely ones."""
    first = next((what for kind, what in node[1] if str(kind) in ("LITERAL", "RANGE")), ord("x"))
    return chr(first[0] if isinstance(first, tuple) else first)
