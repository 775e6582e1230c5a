"""Whether everything that a codebook refers to is defined in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import yaml

from dragoman.codebook.nodes import Reader, nearest
from dragoman.model import Consent, Issue, Party, Rule


def check(
    reader: Reader,
    parties: Sequence[tuple[Party, yaml.Node]],
    issues: Sequence[tuple[Issue, yaml.Node]],
    rules: Sequence[tuple[Rule, yaml.Node]],
) -> None:
    """Complain of every reference to a party, issue or option that is not defined, and of circular membership."""
    ids = {p.id for p, _ in parties if p.id}
    for party, node in parties:
        _known(reader, node, party.members, ids, "party")
    _circles(reader, parties)
    for issue, node in issues:
        _known(reader, node, issue.salience, ids, "party")
        for option in issue.options:
            _known(reader, node, named(option.needs), ids, "party")
    options = {f"{i.id}/{o.id}" for i, _ in issues for o in i.options}
    for rule, node in rules:
        _known(reader, node, (r for r in (rule.if_, rule.then, rule.not_with) if r), options, "option")


def named(consent: Consent | None) -> Iterator[str]:
    """The party ids in a rule of consent."""
    for member in consent.of if consent else ():
        if isinstance(member, str):
            yield member
        else:
            yield from named(member)


def _known(reader: Reader, node: yaml.Node, refs: Iterable[str], known: set[str], what: str) -> None:
    for ref in refs:
        if ref not in known:
            reader.complain("D206", scalar_at(node, ref) or node, what=what, ref=ref, remedy=nearest(ref, known))


def scalar_at(node: yaml.Node, text: str) -> yaml.Node | None:
    """The last scalar under a node that reads ``text``: an id comes before what refers to it."""
    if isinstance(node, yaml.ScalarNode):
        return node if node.value.strip() == text else None
    parts = [x for pair in node.value for x in pair] if isinstance(node, yaml.MappingNode) else node.value
    found = [hit for hit in (scalar_at(part, text) for part in parts) if hit]
    return found[-1] if found else None


def _circles(reader: Reader, parties: Sequence[tuple[Party, yaml.Node]]) -> None:
    """Complain of an alliance that is a member of itself, directly or through another."""
    members: Mapping[str, tuple[str, ...]] = {p.id: p.members for p, _ in parties}
    for party, node in parties:
        seen: set[str] = set()
        queue = list(party.members)
        while queue:
            id = queue.pop()
            if id not in seen:
                seen.add(id)
                queue.extend(members.get(id, ()))
        if party.id and party.id in seen:
            problem = f"{party.id} is a member of itself, directly or through another alliance"
            reader.complain("D209", node, problem=problem, remedy="take one of the memberships out")
