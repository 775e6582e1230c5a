"""A codebook in the making, and the commented YAML that it is handed over as."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

_PLAIN = re.compile(r"[^\W\d_][\w’.-]*(?: [\w’.%-]+)*")
_WORDS_OF_YAML = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off"})
_LONGEST = 180  # characters of an example

_HEAD = """\
# Proposed from {documents} documents. A draft to edit, not a finding: it knows which names take a stand and which words
# come together, not what is being negotiated. For every entry: keep, rename, merge, or take out.
#   dragoman codebook check THIS -d DOSSIER     what every cue catches, and what it misses
# The numbers behind `#` are occurrences in the texts; the quotations are there to judge the entry by.
"""
_PARTIES = """\
# `necessary: true` belongs to every side without which there is no deal. The texts do not say so; you do.
# An alliance that decides by its members gets `members: [...]` and `decides: unanimity`.
"""
_ISSUES = """\
# The options of an issue exclude one another. Each issue needs the outcome that holds if nothing is agreed: uncomment
# the lines on the status quo and put it into words. Without it dragoman adds an option `unsettled`.
"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """An example: ``text`` as it stands there, who is said to say it (None: the reporter), when, in which document."""

    text: str
    speaker: str | None
    date: str | None
    doc: str


@dataclass(frozen=True, slots=True)
class DraftParty:
    """A proposed side. ``aliases`` and ``people`` with how often the texts have them.

    ``held`` and ``said``: positions and statements that are its own. ``note``: what the reader must know.
    """

    id: str
    name: str
    aliases: tuple[tuple[str, int], ...]
    people: tuple[tuple[str, int], ...]
    held: int
    said: int
    examples: tuple[Quotation, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class DraftOption:
    """A proposed outcome. ``count``: positions that speak of it."""

    id: str
    name: str
    cues: tuple[str, ...]
    count: int
    examples: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftIssue:
    """A proposed question; ``holders``: who takes a stand on it."""

    id: str
    name: str
    options: tuple[DraftOption, ...]
    holders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed codebook. ``seldom``: names, and phrases, that came too seldom to be proposed."""

    negotiation: str
    documents: int
    parties: tuple[DraftParty, ...]
    issues: tuple[DraftIssue, ...]
    seldom_parties: tuple[tuple[str, int], ...] = ()
    seldom_issues: tuple[str, ...] = ()


def slug(text: str, taken: Collection[str], otherwise: str) -> str:
    """An id that is not taken: the words of a text in lower-case letters, digits and hyphens, at most six of them."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'s", ""))[:6]) or otherwise
    number, id = 1, base
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    return id


def text(draft: Draft) -> str:
    """The YAML of a draft, which the loader takes as it is."""
    return "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    yield _HEAD.format(documents=draft.documents).rstrip()
    yield f"negotiation: {scalar(draft.negotiation)}"
    yield ""
    yield _PARTIES.rstrip()
    yield "parties:"
    for party in draft.parties:
        yield from _party(party)
    if draft.seldom_parties:
        yield from _wrapped("  # Named, but seldom heard: ", (f"{n} ({c})" for n, c in draft.seldom_parties))
    yield ""
    yield _ISSUES.rstrip()
    yield "issues:"
    for issue in draft.issues:
        yield from _issue(issue)
    if draft.seldom_issues:
        yield from _wrapped("  # Spoken of once: ", map(clean, draft.seldom_issues))


def _party(party: DraftParty) -> Iterator[str]:
    yield f"  - id: {party.id}"
    yield f"    name: {scalar(party.name)}  # positions: {party.held}, statements: {party.said}"
    yield "    necessary: false"
    yield f"    aliases: {_list(alias for alias, _ in party.aliases)}{_counts(party.aliases)}"
    yield f"    people: {_list(name for name, _ in party.people)}{_counts(party.people)}"
    if party.note:
        yield f"    # {clean(party.note)}"
    yield from _examples(party.examples, "    ")


def _issue(issue: DraftIssue) -> Iterator[str]:
    yield f"  - id: {issue.id}"
    yield f"    name: {scalar(issue.name)}" + (f"  # {clean(', '.join(issue.holders))}" if issue.holders else "")
    yield "    options:"
    yield "      # - id: as-it-is"
    yield "      #   name: As it is"
    yield "      #   status_quo: true"
    for option in issue.options:
        yield f"      - id: {option.id}"
        yield f"        name: {scalar(option.name)}  # positions: {option.count}"
        yield f"        cues: {_list(option.cues)}"
        yield from _examples(option.examples, "        ")


def _examples(examples: Iterable[Quotation], indent: str) -> Iterator[str]:
    for example in examples:
        who = clean(example.speaker) if example.speaker else "the reporter"
        where = ", ".join(filter(None, [who, example.date, clean(example.doc)]))
        yield f"{indent}# “{shortened(example.text)}” ({where})"


def _counts(pairs: Sequence[tuple[str, int]]) -> str:
    return f"  # {', '.join(str(count) for _, count in pairs)}" if pairs else ""


def _list(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, texts))}]"


def _wrapped(head: str, parts: Iterable[str]) -> Iterator[str]:
    """A comment of many parts, a few a line."""
    line = head
    for part in parts:
        if len(line) > 100:
            yield line.rstrip()
            line = "  #   "
        line += clean(part) + "; "
    yield line.rstrip().rstrip(";")


def clean(words: str) -> str:
    """A text on one line, without what YAML does not take."""
    return " ".join("".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", words)).split())


def shortened(words: str) -> str:
    """A text on one line, cut at a word where it is long."""
    line = clean(words)
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"


def scalar(words: str) -> str:
    """A text as a YAML scalar, in quotation marks where it needs them."""
    line = clean(words)
    plain = _PLAIN.fullmatch(line) and line.lower() not in _WORDS_OF_YAML
    return line if plain else json.dumps(line, ensure_ascii=False)
