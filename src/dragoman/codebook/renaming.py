"""Ids of a codebook changed in its YAML text: renamed, merged, split; comments, order and layout stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import yaml

from dragoman.codebook import entries
from dragoman.codebook.draft import scalar
from dragoman.codebook.entries import items, listed, option, reads, texts, value
from dragoman.codebook.loading import complaints, loads
from dragoman.codebook.nodes import TRUE, compose, nearest
from dragoman.codebook.schema import ID
from dragoman.errors import DragomanError
from dragoman.model import Codebook

Kind = Literal["party", "issue", "option"]


@dataclass(frozen=True, slots=True)
class Name:
    """What an id names: a party, an issue, or an option as (issue, option)."""

    kind: Kind
    id: str
    issue: str = ""

    def __str__(self) -> str:
        return f"{self.issue}/{self.id}" if self.issue else self.id


def meant(text: str, source: str, old: str) -> Name:
    """What an id of a codebook names. Raises D201-D209 (faults), D211 (nothing is called so), D214 (two things are)."""
    book = loads(text, source)
    found = [name for name in names(book) if str(name) == old]
    if not found:
        raise DragomanError(
            "D211",
            where=source,
            what="party, issue or option",
            ref=old,
            remedy=nearest(old, set(map(str, names(book)))),
        )
    if len(found) > 1:
        raise DragomanError(
            "D214", old=old, new="…", problem="a party and an issue are called so", remedy="change one of them by hand"
        )
    return found[0]


def names(book: Codebook) -> Iterator[Name]:
    """Every party, issue and option that a codebook defines (not the status quo that is added to an issue)."""
    yield from (Name("party", party.id) for party in book.parties)
    for issue in book.issues:
        yield Name("issue", issue.id)
        yield from (Name("option", o.id, issue.id) for o in issue.options if option(book.source, issue.id, o.id))


def exists(text: str, name: Name) -> bool:
    """Whether a codebook defines it."""
    return any(name == known for known in names(loads(text)))


def target(old: Name, new: str) -> Name:
    """What ``new`` names where it takes the place of ``old``. Raises D214 where it is no id for it."""
    issue, slash, id = new.rpartition("/")
    name = Name("option", id, issue or old.issue) if old.kind == "option" else Name(old.kind, new)
    wrong = [part for part in (name.id, name.issue or name.id) if not ID.fullmatch(part)]
    if wrong or (slash and old.kind != "option"):
        wanted = "issue/option" if old.kind == "option" else "an id"
        remedy = "use lower-case letters, digits and hyphens"
        raise DragomanError("D214", old=str(old), new=new, problem=f"it is not {wanted}", remedy=remedy)
    return name


def rename(text: str, old: Name, new: Name) -> str:
    """The text with another id, wherever it is referred to. Raises D212 where the new one is taken, D214."""
    if exists(text, new):
        raise DragomanError("D212", what=new.kind, new=str(new), old=str(old))
    if old.issue != new.issue:
        remedy = "move the option by hand, or --merge it into one of that issue"
        raise DragomanError("D214", old=str(old), new=str(new), problem="it is of another issue", remedy=remedy)
    node = _entry(text, old)
    own = value(node, "id")
    assert own is not None
    return _sound(entries.apply(text, [entries.renamed(own, new.id), *_references(text, old, new)]), old, new)


def _entry(text: str, name: Name) -> yaml.Node:
    keys = {"party": "parties", "issue": "issues"}
    found = (
        option(text, name.issue, name.id) if name.kind == "option" else entries.entry(text, keys[name.kind], name.id)
    )
    assert found is not None, name
    return found


def _sound(text: str, old: Name, new: Name) -> str:
    """The text, where a codebook is still sound with it. Raises D213 with the first complaint."""
    wrong = complaints(text, "the codebook with that change")
    if wrong:
        raise DragomanError("D213", old=str(old), new=str(new), problem=wrong[0].message, remedy=wrong[0].remedy)
    return text


def _references(text: str, old: Name, new: Name) -> list[entries.Edit]:
    if old.kind == "party":
        return [entries.renamed(node, new.id) for node in _party_nodes(text) if reads(node, old.id)]
    edits = []
    for rule in listed(text, "rules"):
        for node in entries.scalars(rule):
            issue, _, id = node.value.strip().partition("/")
            if (issue, id) == (old.issue, old.id):
                edits.append(entries.renamed(node, str(new)))
            elif old.kind == "issue" and issue == old.id:
                edits.append(entries.renamed(node, f"{new.id}/{id}"))
    return edits


def _party_nodes(text: str) -> Iterator[yaml.Node]:
    """Every scalar that refers to a party."""
    for party in listed(text, "parties"):
        yield from items(value(party, "members"))
        yield from _keys(value(value(party, "decides"), "weights"))
    for issue in listed(text, "issues"):
        yield from _keys(value(issue, "salience"))
        for one in items(value(issue, "options")):
            yield from entries.scalars(value(one, "needs"))


def _keys(node: yaml.Node | None) -> list[yaml.Node]:
    return [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []


def merge(text: str, old: Name, new: Name) -> str:
    """The text with ``old`` gone into ``new``: its names or cues and all references.

    An issue goes option by option: one of the same id, and the status quo, into their like; the others must be merged
    or moved first. Raises D211 where ``new`` is not there, D213 where the two do not go together.
    """
    if old == new:
        return text
    merging = {"party": _merge_party, "option": _merge_option, "issue": _merge_issue}
    return _sound(merging[old.kind](text, old, new), old, new)


def _refuse(old: Name, new: Name, problem: str, remedy: str) -> DragomanError:
    return DragomanError("D213", old=str(old), new=str(new), problem=problem, remedy=remedy)


def _merge_party(text: str, old: Name, new: Name) -> str:
    gone = _entry(text, old)
    if texts(value(gone, "members")):
        raise _refuse(old, new, f"{old} has members", f"give them to {new} by hand first, and take them from {old}")
    name = value(gone, "name")
    aliases = [*([str(name.value).strip()] if name is not None else []), *texts(value(gone, "aliases"))]
    necessary = reads_true(value(gone, "necessary"))
    for key, more in (("aliases", aliases), ("people", texts(value(gone, "people")))):
        own = value(_entry(text, new), "name")
        text = entries.added(text, _entry(text, new), key, [m for m in more if not reads(own, m)])
    if necessary and not reads_true(there := value(_entry(text, new), "necessary")):
        pair = "necessary: true"
        text = (
            entries.apply(text, [entries.renamed(there, "true")])
            if there
            else entries.with_key(text, _entry(text, new), pair)
        )
    text = _without_twins(text, old, new)
    text = entries.apply(text, _references(text, old, new))
    return _without_entry(text, "parties", old.id)


def reads_true(node: yaml.Node | None) -> bool:
    """Whether a node is a yes."""
    return isinstance(node, yaml.ScalarNode) and node.value.strip().lower() in TRUE


def _without_twins(text: str, old: Name, new: Name) -> str:
    """Without references to ``old`` where ``new`` stands beside it, or would be a member of itself."""
    while True:
        twin = next((t for t in _twins(text, old, new)), None)
        if twin is None:
            return text
        text = entries.without(text, *twin)


def _twins(text: str, old: Name, new: Name) -> Iterator[tuple[yaml.Node, int]]:
    for group, own in _groups(text):
        keys = _keys(group) or items(group)
        ids = [k.value.strip() for k in keys if isinstance(k, yaml.ScalarNode)]
        if old.id in ids and (new.id in ids or reads(own, new.id)):
            yield group, next(i for i, k in enumerate(keys) if reads(k, old.id))


def _groups(text: str) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """Every list or mapping of references to parties, with the id of the alliance whose members it lists."""
    for party in listed(text, "parties"):
        for group in (value(party, "members"), value(value(party, "decides"), "weights")):
            if group is not None:
                yield group, value(party, "id")
    for issue in listed(text, "issues"):
        if (group := value(issue, "salience")) is not None:
            yield group, None
        for one in items(value(issue, "options")):
            yield from ((group, None) for group in _lists(value(one, "needs")))


def _lists(node: yaml.Node | None) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield node
        yield from (found for part in node.value for found in _lists(part))
    elif isinstance(node, yaml.MappingNode):
        yield from (found for _, part in node.value for found in _lists(part))


def _merge_option(text: str, old: Name, new: Name) -> str:
    if reads_true(value(_entry(text, old), "status_quo")) and not reads_true(value(_entry(text, new), "status_quo")):
        raise _refuse(old, new, f"{old} is the status quo", f"merge {new} into {old} instead")
    return _pour(text, old, new)


def _pour(text: str, old: Name, new: Name) -> str:
    gone = _entry(text, old)
    name = value(gone, "name")
    named = [str(name.value).strip()] if name is not None and not reads_true(value(gone, "status_quo")) else []
    for key, more in (
        ("cues", [*texts(value(gone, "cues")), *named]),
        ("counter_cues", texts(value(gone, "counter_cues"))),
    ):
        text = entries.added(text, _entry(text, new), key, more)
    text = entries.apply(text, _references(text, old, new))
    if len(items(value(entries.entry(text, "issues", old.issue), "options"))) == 1:
        return _without_entry(text, "issues", old.issue)
    parent = value(entries.entry(text, "issues", old.issue), "options")
    assert parent is not None
    return entries.without(text, parent, _place(parent.value, old.id))


def _merge_issue(text: str, old: Name, new: Name) -> str:
    book = loads(text)
    a, b = book.issue(old.id), book.issue(new.id)
    assert a is not None
    assert b is not None
    twins = {o.id: o.id for o in a.options if any(o.id == p.id for p in b.options)}
    quo = {o.id: p.id for o in a.options if o.status_quo for p in b.options if p.status_quo}
    missing = [o.id for o in a.options if o.id not in twins and o.id not in quo and option(text, old.id, o.id)]
    if missing:
        problem = f"{new} has no option {', '.join(missing)}"
        raise _refuse(
            old, new, problem, f"merge them first: `codebook rename CODEBOOK {old}/{missing[0]} {new}/OPTION --merge`"
        )
    for id, into in {**quo, **twins}.items():
        if option(text, old.id, id) and option(text, new.id, into):
            text = _pour(text, Name("option", id, old.id), Name("option", into, new.id))
    return _without_entry(text, "issues", old.id) if entries.entry(text, "issues", old.id) else text


def _without_entry(text: str, key: str, id: str) -> str:
    parent = value(compose(text, ""), key)
    assert parent is not None
    return entries.without(text, parent, _place(parent.value, id))


def _place(nodes: Sequence[yaml.Node], id: str) -> int:
    return next(i for i, node in enumerate(nodes) if reads(value(node, "id"), id))


def split(text: str, old: Name, new: Name, cues: Sequence[str]) -> str:
    """The text with an option ``new`` behind ``old``, where it is not there yet, and cues that go over to it."""
    if not exists(text, new):
        parent = value(entries.entry(text, "issues", new.issue), "options")
        if parent is None:
            raise DragomanError("D211", where="the codebook", what="issue", ref=new.issue, remedy="add it first")
        at = _place(parent.value, old.id) if old.issue == new.issue else len(parent.value) - 1
        name = new.id.replace("-", " ")
        text = entries.after(text, parent, at, f"{{id: {new.id}, name: {scalar(name)}, cues: []}}")
    for cue in cues:
        there = value(_entry(text, old), "cues")
        if cue in texts(there):
            assert there is not None
            text = entries.without(text, there, texts(there).index(cue))
    return _sound(entries.added(text, _entry(text, new), "cues", cues), old, new)
