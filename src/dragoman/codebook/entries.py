"""The entries of a codebook as they stand in its YAML, and small changes to that text: all else stays as it was.

Every function takes the text and gives a new one; what stands where is composed anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import yaml

from dragoman.codebook.draft import scalar
from dragoman.codebook.nodes import compose, is_empty

Edit = tuple[int, int, str]


def value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What a mapping has under a key; None where it has none."""
    return next((v for k, v in node.value if k.value == key), None) if isinstance(node, yaml.MappingNode) else None


def _flow(node: yaml.Node) -> bool:
    """Whether a list or mapping is written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def items(node: yaml.Node | None) -> list[yaml.Node]:
    """The members of a list; none of what is no list."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def texts(node: yaml.Node | None) -> list[str]:
    """The scalars of a list, as they stand there."""
    return [str(n.value).strip() for n in items(node) if isinstance(n, yaml.ScalarNode)]


def reads(node: yaml.Node | None, text: str) -> bool:
    """Whether a node is a scalar of that text."""
    return isinstance(node, yaml.ScalarNode) and node.value.strip() == text


def listed(text: str, key: str) -> list[yaml.Node]:
    """The entries under ``parties``, ``issues`` or ``rules``."""
    return items(value(compose(text, ""), key))


def entry(text: str, key: str, id: str) -> yaml.Node | None:
    """The entry with this id under ``parties`` or ``issues``."""
    return _with_id(listed(text, key), id)


def option(text: str, issue: str, id: str) -> yaml.Node | None:
    """The option with this id of an issue."""
    return _with_id(items(value(entry(text, "issues", issue), "options")), id)


def _with_id(nodes: Sequence[yaml.Node], id: str) -> yaml.Node | None:
    return next((node for node in nodes if reads(value(node, "id"), id)), None)


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with every edit made; edits must not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def renamed(node: yaml.Node, new: str) -> Edit:
    """A scalar in the place of another."""
    return node.start_mark.index, node.end_mark.index, new


def without(text: str, parent: yaml.Node, index: int) -> str:
    """The text without one member of a list, or one pair of a mapping; an entry goes with the comments inside it."""
    pairs = parent.value if isinstance(parent, yaml.MappingNode) else [(n, n) for n in parent.value]
    starts = [first.start_mark.index for first, _ in pairs]
    ends = [_end(last) for _, last in pairs]
    if not _flow(parent):
        return _without_lines(text, starts[index], ends[index], isinstance(parent, yaml.SequenceNode))
    if index:
        return text[: ends[index - 1]] + text[ends[index] :]
    return text[: starts[0]] + text[starts[1] if len(starts) > 1 else ends[0] :]


def _end(node: yaml.Node) -> int:
    """Where the last word of a node ends; the mark of a block is behind the comments that follow it."""
    if isinstance(node, yaml.ScalarNode) or _flow(node) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _without_lines(text: str, start: int, end: int, dashed: bool) -> str:
    first, last = lines(text, start, end, dashed)
    return text[:first] + text[last:]


def lines(text: str, start: int, end: int, dashed: bool) -> tuple[int, int]:
    """Where the lines of a block entry begin and end, comments that are indented deeper than it included."""
    mark = text.rindex("-", 0, start) if dashed else start
    first = text.rfind("\n", 0, mark) + 1
    column = mark - first
    last = _line_end(text, end)
    while last < len(text):
        line = text[last : _line_end(text, last)]
        indent = len(line) - len(line.lstrip(" "))
        if not line.lstrip(" ").startswith("#") or indent <= column:
            break
        last += len(line)
    return first, last


def _line_end(text: str, at: int) -> int:
    """The offset behind the line break of the line that an offset is on."""
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop + 1


def added(text: str, entry: yaml.Node, key: str, new: Sequence[str]) -> str:
    """The text with scalars at the end of a list of an entry; what is there already is not added again."""
    there = value(entry, key)
    fresh = [scalar(t) for t in dict.fromkeys(new) if t not in texts(there)]
    if not fresh:
        return text
    if isinstance(there, yaml.SequenceNode) and there.value:
        return _appended(text, there, fresh)
    if there is not None:  # `cues:` with nothing behind it, or `[]`
        at = there.start_mark.index
        space = " " if is_empty(there) and text[at - 1] == ":" else ""
        return text[:at] + f"{space}[{', '.join(fresh)}]" + text[there.end_mark.index :]
    return with_key(text, entry, f"{key}: [{', '.join(fresh)}]")


def _appended(text: str, there: yaml.Node, fresh: Sequence[str]) -> str:
    end = _end(there.value[-1])
    if _flow(there):
        return text[:end] + "".join(f", {t}" for t in fresh) + text[end:]
    indent = " " * (text.rindex("-", 0, there.value[-1].start_mark.index) - text.rfind("\n", 0, end) - 1)
    at = _line_end(text, end)
    line_break = "" if text[:at].endswith("\n") else "\n"
    return text[:at] + line_break + "".join(f"{indent}- {t}\n" for t in fresh) + text[at:]


def with_key(text: str, entry: yaml.Node, pair: str) -> str:
    """The text with one more ``key: value`` in an entry, behind its id."""
    first_key, id = next((k, v) for k, v in entry.value if k.value == "id")
    end = int(id.end_mark.index)
    if _flow(entry):
        return text[:end] + f", {pair}" + text[end:]
    at = _line_end(text, end)
    line_break = "" if text[:at].endswith("\n") else "\n"
    return text[:at] + line_break + " " * int(first_key.start_mark.column) + pair + "\n" + text[at:]


def after(text: str, parent: yaml.Node, index: int, new: str) -> str:
    """The text with one more member of a list of entries, ``new`` in flow style, behind another member."""
    node = parent.value[index]
    if _flow(parent):
        return text[: _end(node)] + f", {new}" + text[_end(node) :]
    first, last = lines(text, node.start_mark.index, _end(node), dashed=True)
    column = text.rindex("-", 0, node.start_mark.index) - first
    line_break = "" if text[:last].endswith("\n") else "\n"
    return text[:last] + line_break + " " * column + f"- {new}\n" + text[last:]


def scalars(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """Every scalar of lists and mappings under a node that is a value, however deep."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        yield from (found for part in node.value for found in scalars(part))
    elif isinstance(node, yaml.MappingNode):
        yield from (found for _, part in node.value for found in scalars(part))
