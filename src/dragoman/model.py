"""The nouns. Frozen dataclasses, no I/O; every room speaks only these.

Spans are ``(start, end)`` code-point offsets into ``Document.raw``, start inclusive, end exclusive.
Dates are ISO 8601 strings that may be partial (``2022-01-20``, ``2022-01``, ``2022``); a part that the text does
not state and that nothing fixes is written ``X`` as in TIMEX3 (``XXXX-01-12``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
StatementKind = Literal["direct", "indirect", "mixed"]
ActorKind = Literal["person", "organisation", "state", "alliance", "group", "unknown"]
Stance = Literal["demand", "offer", "accept", "open", "reject"]
Basis = Literal["own", "reported", "forecast"]
Form = Literal["legally-binding", "written", "informal", "tacit", "verbal"]
EventStatus = Literal["planned", "held", "cancelled", "moved", "denied"]
Review = Literal["machine", "accepted", "corrected", "rejected"]
DateSource = Literal["given", "explicit", "dateline", "inferred"]


def stable_id(prefix: str, *parts: object) -> str:
    """Short id that depends on content only: the same input gives the same id on every machine and every run."""
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A stretch of raw text that is not the article, and why it was left out."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it came (``raw``), and what was found to be the article in it.

    ``body`` has one span a paragraph, in order; a hard-wrapped paragraph is one span over several lines. ``headings``
    are the title, deck and cross-heads (deck and cross-heads are in ``body`` too). All else is in ``dropped``.
    """

    id: str
    doc: str
    raw: str
    body: tuple[Span, ...] = ()
    headings: tuple[Span, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    place: str | None = None
    url: str | None = None
    published: str | None = None
    published_how: DateSource | None = None
    language: str = "en"
    translated: bool = False
    copy_of: str | None = None
    confidential: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Hex digest of the raw text, UTF-8; `dragoman check` compares it."""
        return hashlib.sha256(self.raw.encode("utf-8", "surrogatepass")).hexdigest()

    def text(self, span: Span) -> str:
        """The raw text under a span."""
        return self.raw[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency or outlet, as a register has it. ``agency``: others print its reports.

    ``country``: ISO 3166-1 alpha-2. ``state``: whether a state controls what it prints; None: not known, or not for a
    register to say. ``source``: on whose word ``owner`` and ``state`` rest.
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False
    country: str | None = None
    owner: str | None = None
    state: bool | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or holds a position. ``speaks_for`` is a party id of the codebook, if any."""

    id: str
    name: str
    kind: ActorKind = "unknown"
    aliases: tuple[str, ...] = ()
    speaks_for: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression after TIMEX3: ``value`` as written there, ``interval`` the days meant (first, last)."""

    doc: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    interval: tuple[str, str] | None = None
    anchor: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of text that the article attributes to a source. ``doc`` is ``Document.id``."""

    id: str
    doc: str
    kind: StatementKind
    contents: tuple[Span, ...]
    cue: Span | None
    speaker_span: Span | None
    speaker_mention: str | None
    speaker: Actor | None
    role: str | None = None
    addressee: str | None = None
    said_on: str | None = None
    in_title: bool = False
    nested_in: str | None = None
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a holder stands on an option of an issue, as some span of text reports it.

    ``holder`` is a party id, or an actor's name where no party is meant. ``strength`` is 1 (hedged) to 5 (absolute).
    ``statement`` is None where the reporter says it. ``issue`` and ``option`` are None for a frame that nothing codes.
    ``key`` of a judgement is (doc, evidence, holder), so that it finds its object again after the machine changes.
    """

    id: str
    doc: str
    evidence: Span
    holder: str
    stance: Stance
    basis: Basis = "own"
    statement: str | None = None
    speaker: str | None = None
    issue: str | None = None
    option: str | None = None
    red_line: bool = False
    strength: int = 3
    form: Form | None = None
    duration: str | None = None
    condition: Span | None = None
    condition_option: str | None = None
    as_of: str | None = None
    said_on: str | None = None
    in_title: bool = False
    denies: bool = False
    confidence: float = 1.0
    reason: str = ""
    status: Review = "machine"


@dataclass(frozen=True, slots=True)
class Mention:
    """What one document says of an event. ``start`` None: it names it without its day.

    ``reason``: on what ``status`` rests where that is more than the words in their tense, and the day it was moved to.
    """

    doc: str
    span: Span
    start: str | None
    end: str | None
    status: EventStatus
    confidence: float = 1.0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, call, round, vote, deadline or signing; ``precision`` is day, week, month, season, year.

    ``ordinal``: which of a series it is said to be, 2 for "the second round".
    """

    id: str
    title: str
    start: str | None
    end: str | None
    precision: str
    parties: tuple[str, ...]
    place: str | None
    format: str
    status: EventStatus
    mentions: tuple[Mention, ...]
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word on one object; append-only. ``undoes`` names the judgement that this one takes back."""

    id: int
    at: str
    reviewer: str
    kind: Literal["statement", "position", "event", "document"]
    target: str
    doc: str
    span: Span | None
    verdict: Literal["accept", "reject", "set", "note", "add", "undo"]
    values: Mapping[str, object] = field(default_factory=dict)
    undoes: int | None = None
    was: Mapping[str, object] = field(default_factory=dict)  # the fields by which it finds its object again


@dataclass(frozen=True, slots=True)
class Consent:
    """At least ``k`` of ``of`` (party ids or nested rules). `all` is k = len(of), `any` is k = 1."""

    k: int
    of: tuple[str | Consent, ...]


@dataclass(frozen=True, slots=True)
class Decides:
    """How an alliance makes up its mind from its members' stances: ``quota`` of ``weights`` (1 each by default)."""

    rule: Literal["unanimity", "majority", "k", "weights"]
    quota: int
    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Party:
    """A side of the negotiation. ``decides`` is set for alliances that the codebook lists members of."""

    id: str
    name: str
    necessary: bool = False
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    decides: Decides | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One of the mutually exclusive outcomes of an issue. ``needs`` None: all necessary parties.

    The status quo takes nobody's consent.
    """

    id: str
    name: str
    status_quo: bool = False
    cues: tuple[str, ...] = ()
    counter_cues: tuple[str, ...] = ()
    needs: Consent | None = None
    value: float | None = None
    irreversible: bool = False


@dataclass(frozen=True, slots=True)
class Issue:
    """A question that the parties settle by choosing one option. ``salience``: party id -> 0-100."""

    id: str
    name: str
    options: tuple[Option, ...]
    procedural: bool = False
    salience: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A deal with ``if_`` must have ``then``, or must not have ``not_with``; each is ``issue/option``."""

    if_: str
    then: str | None = None
    not_with: str | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """The analyst's vocabulary: parties, issues, options, rules. Every issue has exactly one status-quo option."""

    negotiation: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    rules: tuple[Rule, ...] = ()
    source: str = ""

    def party(self, id: str) -> Party | None:
        """The party with this id, or None."""
        return next((p for p in self.parties if p.id == id), None)

    def issue(self, id: str) -> Issue | None:
        """The issue with this id, or None."""
        return next((i for i in self.issues if i.id == id), None)


@dataclass(frozen=True, slots=True)
class Record:
    """The current record: machine output with the judgements applied. ``copies``: document id -> number of reprints.

    ``outlets``: what a register knows of the outlets and agencies, by the names that the documents have for them.
    """

    documents: Mapping[str, Document]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    events: tuple[Event, ...]
    timexes: tuple[Timex, ...] = ()
    copies: Mapping[str, int] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What the deal engine takes: a codebook and the positions known as of a date (None: all of them)."""

    codebook: Codebook
    positions: tuple[Position, ...]
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """One option per issue that is not procedural. ``choices``: issue id -> option id."""

    choices: Mapping[str, str]
    certain: bool
    accepts: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
