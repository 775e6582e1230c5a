"""Typed reading of YAML nodes, so that every complaint names the line it is about.

Scalars are read as the text that stands there, never as what YAML 1.1 makes of it: ``no``, ``off``, ``2020`` and
``1:30`` are good ids and names. An unquoted comma in ``{name: Barred, for ever, needs: ...}`` is read as the comma it
was meant for. Anchors and aliases are refused: a codebook needs none, and they are how a small file grows huge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

import yaml

from dragoman.errors import DragomanError

TRUE = frozenset({"true", "yes", "on"})
FALSE = frozenset({"false", "no", "off"})
KINDS = {yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "a single value"}

Fields = Mapping[str, yaml.Node]


def line_of(node: yaml.Node) -> int:
    """Line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


def _kind(node: yaml.Node) -> str:
    """What a node is, in words."""
    return "nothing" if is_empty(node) else KINDS[type(node)]


def is_empty(node: yaml.Node) -> bool:
    """Whether a key was given no value (``cues:`` and nothing after it)."""
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in ("", "~")


class Reader:
    """Reads nodes and collects complaints instead of stopping at the first."""

    def __init__(self, source: str) -> None:
        self.source = source or "codebook"
        self.complaints: list[tuple[int, DragomanError]] = []

    def complain(self, code: str, node: yaml.Node | int, **details: object) -> None:
        """Note a coded error at a node (or line)."""
        line = node if isinstance(node, int) else line_of(node)
        where = f"{self.source}, line {line}"
        self.complaints.append((line, DragomanError(code, exit_code=2, where=where, line=line, **details)))

    def wrong(self, node: yaml.Node, what: str, wanted: str) -> None:
        """Complain of a value of the wrong type."""
        self.complain("D202", node, what=what, wanted=wanted, found=_kind(node))

    def fields(self, node: yaml.Node, what: str, known: Collection[str]) -> Fields:
        """The values of a mapping by key; unknown and repeated keys are complained of and left out."""
        found: dict[str, yaml.Node] = {}
        for key, name, value in self.pairs(node, what, known):
            if name in known:
                found[name] = value
            else:
                self.complain("D203", key, key=name, what=what, remedy=nearest(name, known))
        return found

    def pairs(
        self, node: yaml.Node, what: str, known: Collection[str] = ()
    ) -> Iterator[tuple[yaml.Node, str, yaml.Node]]:
        """Key node, key and value of a mapping in order; a key that comes twice is complained of and passed over."""
        if not isinstance(node, yaml.MappingNode):
            if not is_empty(node):
                self.wrong(node, what, "a mapping (key: value)")
            return
        seen: set[str] = set()
        for key, value in _mended(node, known):
            name = self.text(key, f"a key of {what}")
            if name in seen:
                self.complain("D205", key, what="key", id=name)
            elif name:
                yield key, name, value
            seen.add(name)

    def items(self, node: yaml.Node | None, what: str) -> list[yaml.Node]:
        """The members of a list; nothing where the key has no value."""
        if node is None or is_empty(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.wrong(node, what, "a list ([one, two], or one - a line)")
            return []
        return list(node.value)

    def text(self, node: yaml.Node | None, what: str, default: str = "") -> str:
        """The text of a scalar as it stands, spaces at the ends left out."""
        if node is None or is_empty(node):
            return default
        if not isinstance(node, yaml.ScalarNode):
            self.wrong(node, what, "a single value")
            return default
        return str(node.value).strip()

    def texts(self, node: yaml.Node | None, what: str) -> tuple[str, ...]:
        """The texts of a list of scalars, empty ones left out."""
        return tuple(t for t in (self.text(n, f"an entry of {what}") for n in self.items(node, what)) if t)

    def flag(self, node: yaml.Node | None, what: str) -> bool:
        """A yes or no; absent is no."""
        word = self.text(node, what, "false").lower()
        if word in TRUE or word in FALSE:
            return word in TRUE
        assert node is not None
        self.complain("D202", node, what=what, wanted="true or false", found=repr(word))
        return False

    def number(self, node: yaml.Node, what: str, low: float, high: float) -> float:
        """A number from ``low`` to ``high``; ``low`` after a complaint."""
        word = self.text(node, what)
        try:
            value = float(word)
        except ValueError:
            self.complain("D202", node, what=what, wanted="a number", found=repr(word) if word else _kind(node))
            return low
        if not low <= value <= high:
            self.complain("D209", node, problem=f"{what} is {word}", remedy=f"give a number from {low:g} to {high:g}")
            return low
        return value

    def whole(self, node: yaml.Node, what: str, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``; ``low`` after a complaint."""
        value = self.number(node, what, low, high)
        if value != int(value):
            self.complain("D202", node, what=what, wanted="a whole number", found=repr(value))
        return int(value)


def _mended(node: yaml.MappingNode, known: Collection[str]) -> list[tuple[yaml.Node, yaml.Node]]:
    """Keys and values; in ``{a: x, y z, b: w}`` the stretch ``y z`` has no colon: it belongs to the value before it."""
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in node.value:
        before = pairs[-1][1] if pairs and node.flow_style and _no_colon(key, value, known) else None
        if isinstance(before, yaml.ScalarNode) and before.style is None:
            text = f"{before.value}, {key.value}"
            joined = yaml.ScalarNode(before.tag, text, before.start_mark, key.end_mark)
            pairs[-1] = (pairs[-1][0], joined)
        else:
            pairs.append((key, value))
    return pairs


def _no_colon(key: yaml.Node, value: yaml.Node, known: Collection[str]) -> bool:
    """Whether a key stands alone: plain text that is no known key, and its empty value right where it ends."""
    plain = isinstance(key, yaml.ScalarNode) and key.style is None and key.value not in known
    return plain and is_empty(value) and value.start_mark.index == key.end_mark.index


def nearest(word: str, known: Collection[str]) -> str:
    """A remedy that names what was probably meant, else all there is."""
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    return "use one of: " + ", ".join(sorted(known)) if known else "define it first"


class _Loader(yaml.SafeLoader):
    """Composes nodes only, and refuses aliases."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node:
        """As in PyYAML, without aliases."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            problem = "anchors and aliases (&, *) are not read here"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)
        return super().compose_node(parent, index)  # type: ignore[arg-type,return-value]


def compose(text: str, source: str) -> yaml.Node | None:
    """The root node of one YAML document; None where it is empty. Raises DragomanError D201 where it is no YAML."""
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        where = f"{source or 'codebook'}, line {line}"
        raise DragomanError("D201", where=where, line=line, problem=error.problem or error.context) from error
    except (yaml.YAMLError, RecursionError) as error:
        problem = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise DragomanError("D201", where=source or "codebook", line=1, problem=problem) from error
