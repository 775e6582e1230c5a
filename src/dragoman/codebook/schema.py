"""The shape of a codebook: YAML nodes in, nouns out. What refers to what is checked in ``references``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import yaml

from dragoman.codebook.nodes import Fields, Reader, is_empty, line_of
from dragoman.model import Consent, Decides, Issue, Option, Party, Rule

ID = re.compile(r"[a-z0-9-]+")
ROOT_KEYS = ("negotiation", "parties", "issues", "rules")
PARTY_KEYS = ("id", "name", "necessary", "aliases", "people", "members", "decides")
ISSUE_KEYS = ("id", "name", "salience", "procedural", "options")
OPTION_KEYS = ("id", "name", "status_quo", "cues", "counter_cues", "needs", "value", "irreversible")
RULE_KEYS = ("if", "then", "not_with")
CONSENT_KEYS = ("all", "any", "k", "of")
DECIDES_KEYS = ("k", "weights", "quota")
UNSETTLED = Option(id="unsettled", name="Left unsettled", status_quo=True)
MAX_WEIGHT = 10**9


def read_id(reader: Reader, fields: Fields, node: yaml.Node, what: str) -> str:
    """The id of an entry, "" after a complaint (missing, or not of lower-case letters, digits and hyphens)."""
    if "id" not in fields:
        reader.complain("D207", node, what=f"`id` of {what}", remedy="give it one: lower-case letters, digits, hyphens")
        return ""
    id = reader.text(fields["id"], f"the id of {what}")
    if not ID.fullmatch(id):
        better = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")
        reader.complain("D204", fields["id"], id=id, what=what, better=better or "a-name")
        return ""
    return id


def distinct(reader: Reader, entries: Sequence[tuple[str, yaml.Node]], what: str) -> None:
    """Complain of every id that was used before."""
    seen: dict[str, int] = {}
    for id, node in entries:
        if id and id in seen:
            reader.complain("D205", node, what=what, id=id)
        seen.setdefault(id, line_of(node))


def read_party(reader: Reader, node: yaml.Node) -> Party:
    """One entry of ``parties``."""
    fields = reader.fields(node, "a party", PARTY_KEYS)
    id = read_id(reader, fields, node, "a party")
    members = reader.texts(fields.get("members"), f"members of {id}")
    return Party(
        id=id,
        name=reader.text(fields.get("name"), f"the name of {id}", id),
        necessary=reader.flag(fields.get("necessary"), f"`necessary` of {id}"),
        aliases=reader.texts(fields.get("aliases"), f"aliases of {id}"),
        people=reader.texts(fields.get("people"), f"people of {id}"),
        members=members,
        decides=read_decides(reader, fields.get("decides"), members) if "decides" in fields else None,
    )


def read_decides(reader: Reader, node: yaml.Node | None, members: Sequence[str]) -> Decides | None:
    """How an alliance decides; None where nothing is said or the alliance has no members in the codebook."""
    if node is None or is_empty(node):
        return None
    weights = dict.fromkeys(members, 1)
    if isinstance(node, yaml.ScalarNode):
        decides = _named_rule(reader, node, len(members), weights)
    else:
        decides = _counted_rule(reader, node, weights)
    return decides if members else None


def _named_rule(reader: Reader, node: yaml.Node, size: int, weights: Mapping[str, int]) -> Decides | None:
    """``unanimity`` or ``majority`` (more than half)."""
    word = reader.text(node, "`decides`")
    if word == "unanimity":
        return Decides("unanimity", size, weights)
    if word == "majority":
        return Decides("majority", size // 2 + 1, weights)
    wanted = "unanimity, majority, {k: 3} or {weights: {a: 2, b: 1}, quota: 2}"
    reader.complain("D202", node, what="`decides`", wanted=wanted, found=repr(word))
    return None


def _counted_rule(reader: Reader, node: yaml.Node, weights: dict[str, int]) -> Decides | None:
    """``{k: 3}`` or ``{weights: ..., quota: ...}``; a member without a weight has weight 1."""
    fields = reader.fields(node, "`decides`", DECIDES_KEYS)
    if "k" in fields:
        return Decides("k", reader.whole(fields["k"], "`k` of `decides`", 1, max(len(weights), 1)), weights)
    if "quota" not in fields:
        remedy = "say how much weight carries a decision"
        reader.complain("D207", node, what="`quota` (or `k`) of `decides`", remedy=remedy)
        return None
    if "weights" in fields:
        for key, name, value in reader.pairs(fields["weights"], "`weights`"):
            if name not in weights:
                reader.complain("D206", key, what="member", ref=name, remedy="list it under `members` of the alliance")
            weights[name] = reader.whole(value, f"the weight of {name}", 0, MAX_WEIGHT)
    quota = reader.whole(fields["quota"], "`quota`", 1, max(sum(weights.values()), 1))
    return Decides("weights", quota, weights)


def read_consent(reader: Reader, node: yaml.Node) -> Consent | None:
    """``{all: [...]}``, ``{any: [...]}`` or ``{k: 2, of: [...]}``, nested; None after a complaint."""
    fields = reader.fields(node, "`needs`", CONSENT_KEYS)
    keys = set(fields)
    if keys not in ({"all"}, {"any"}, {"k", "of"}):
        wanted = "{all: [...]}, {any: [...]} or {k: 2, of: [...]}"
        reader.complain("D202", node, what="`needs`", wanted=wanted, found=", ".join(sorted(keys)) or "nothing")
        return None
    listed = fields.get("all") or fields.get("any") or fields["of"]
    members = tuple(m for m in (_consenter(reader, n) for n in reader.items(listed, "`needs`")) if m)
    if not members:
        reader.complain("D207", listed, what="party in `needs`", remedy="name at least one, or leave `needs` out")
        return None
    if "all" in fields:
        return Consent(len(members), members)
    return Consent(reader.whole(fields["k"], "`k` of `needs`", 1, len(members)) if "k" in fields else 1, members)


def _consenter(reader: Reader, node: yaml.Node) -> str | Consent | None:
    """A party id or a nested rule."""
    if isinstance(node, yaml.MappingNode):
        return read_consent(reader, node)
    return reader.text(node, "an entry of `needs`")


def read_option(reader: Reader, node: yaml.Node) -> Option:
    """One entry of ``options``."""
    fields = reader.fields(node, "an option", OPTION_KEYS)
    id = read_id(reader, fields, node, "an option")
    status_quo = reader.flag(fields.get("status_quo"), f"`status_quo` of {id}")
    needs = fields.get("needs")
    if status_quo and needs is not None:
        problem = f"{id} is the status quo, which takes no consent, and has `needs`"
        reader.complain("D209", needs, problem=problem, remedy="leave one of the two out")
    value = fields.get("value")
    return Option(
        id=id,
        name=reader.text(fields.get("name"), f"the name of {id}", id),
        status_quo=status_quo,
        cues=reader.texts(fields.get("cues"), f"cues of {id}"),
        counter_cues=reader.texts(fields.get("counter_cues"), f"counter_cues of {id}"),
        needs=read_consent(reader, needs) if needs is not None and not is_empty(needs) else None,
        value=reader.number(value, f"the value of {id}", 0, 100) if value is not None else None,
        irreversible=reader.flag(fields.get("irreversible"), f"`irreversible` of {id}"),
    )


def read_issue(reader: Reader, node: yaml.Node) -> Issue:
    """One entry of ``issues``; it comes out with exactly one status quo."""
    fields = reader.fields(node, "an issue", ISSUE_KEYS)
    id = read_id(reader, fields, node, "an issue")
    nodes = reader.items(fields.get("options"), f"options of {id}")
    options = tuple(read_option(reader, n) for n in nodes)
    if not options:
        reader.complain("D207", node, what=f"option of {id or 'an issue'}", remedy="list at least one under `options`")
    distinct(reader, [(o.id, n) for o, n in zip(options, nodes, strict=True)], f"option of {id}")
    marked = [(o.id, n) for o, n in zip(options, nodes, strict=True) if o.status_quo]
    if len(marked) > 1:
        reader.complain("D208", marked[1][1], issue=id, first=marked[0][0], second=marked[1][0])
    what = f"the salience of {id}"
    salience = reader.pairs(fields["salience"], what) if "salience" in fields else ()
    return Issue(
        id=id,
        name=reader.text(fields.get("name"), f"the name of {id}", id),
        options=with_status_quo(options),
        procedural=reader.flag(fields.get("procedural"), f"`procedural` of {id}"),
        salience={party: reader.number(value, f"{what} for {party}", 0, 100) for _, party, value in salience},
    )


def with_status_quo(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options with a status quo: the marked one, else the one called ``unsettled``, else that one added."""
    if any(o.status_quo for o in options):
        return options
    if any(o.id == UNSETTLED.id for o in options):
        return tuple(replace(o, status_quo=True) if o.id == UNSETTLED.id else o for o in options)
    return (*options, UNSETTLED)


def read_rule(reader: Reader, node: yaml.Node) -> Rule:
    """One entry of ``rules``."""
    fields = reader.fields(node, "a rule", RULE_KEYS)
    if "if" not in fields or ("then" in fields) == ("not_with" in fields):
        found = ", ".join(sorted(fields)) or "nothing"
        wanted = "{if: issue/option, then: issue/option} or {if: ..., not_with: ...}"
        reader.complain("D202", node, what="a rule", wanted=wanted, found=found)
    return Rule(
        if_=reader.text(fields.get("if"), "`if`"),
        then=reader.text(fields.get("then"), "`then`") or None,
        not_with=reader.text(fields.get("not_with"), "`not_with`") or None,
    )
