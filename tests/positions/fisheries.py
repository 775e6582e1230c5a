"""An invented fisheries dispute: the parties, the codebook, and a way to ask what a sentence reports."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language import pipeline
from dragoman.language.actors import Cast
from dragoman.model import Actor, Codebook, Document, Issue, Option, Party, Position, Statement
from dragoman.positions import find
from dragoman.settings import Settings

Claim = tuple[str, str, str]  # content, cue (may be empty), speaker


def option(id: str, name: str, *cues: str, counter: Sequence[str] = (), status_quo: bool = False) -> Option:
    """An option of the codebook."""
    return Option(id, name, status_quo, cues, tuple(counter))


PARTIES = (
    Party("lorvia", "Lorvia", True, ("Lorvian government", "Lorvian", "Tarn", "the Lorvian side"), ("Ilse Marken",)),
    Party("ostrea", "Ostrea", True, ("Ostrean government", "Velm"), ("Pavel Drost",)),
    Party("league", "Northern League", False, ("the League", "the bloc"), ("Anna Reed",), ("lorvia",)),
    Party("guild", "Fishers Guild", False, ("the guild", "the fishers"), ("Tom Hale",)),
)
ISSUES = (
    Issue(
        "quota",
        "Herring quota",
        (
            option("open", "left open", status_quo=True),
            option(
                "cut", "The herring quota is cut", "cut the quota", "reduce the herring quota", "lower catch limits"
            ),
            option("raise", "The herring quota is raised", "raise the quota", "higher quota"),
        ),
    ),
    Issue(
        "access",
        "Access to coastal waters",
        (
            option("none", "no access", status_quo=True),
            option(
                "grant",
                "Ostrean boats may fish in coastal waters",
                "access to coastal waters",
                "fish in its waters",
                counter=("exclude foreign boats",),
            ),
        ),
    ),
    Issue(
        "bases",
        "Patrol bases",
        (
            option("asis", "as it is", status_quo=True),
            option(
                "ban",
                "No patrol bases on the island",
                "close the patrol base",
                "ban on patrol bases",
                "no bases on the island",
                counter=("build patrol bases", "station patrol ships on the island"),
            ),
        ),
    ),
    Issue(
        "form",
        "Form",
        (
            option("no", "none", status_quo=True),
            option("treaty", "A binding treaty", "legally binding treaty", "binding guarantee"),
            option("verbal", "A verbal promise", "verbal promise", "gentleman's agreement"),
        ),
    ),
    Issue(
        "tariff",
        "Tariffs on fish",
        (
            option("keep", "kept", status_quo=True),
            option("lift", "Tariffs are lifted", "lift the tariffs", "end duties on fish", "no tariffs"),
        ),
    ),
    Issue(
        "monitor",
        "Monitoring",
        (
            option("none", "none", status_quo=True),
            option("joint", "Joint inspections", "joint inspections", "observers on board"),
        ),
    ),
)
BOOK = Codebook("Lorvian fisheries", PARTIES, ISSUES)


def document(text: str) -> Document:
    """A document of one paragraph a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return Document("doc", "doc", text, body=tuple(spans))


def statement(text: str, cast: Cast, number: int, claim: Claim) -> Statement:
    """A statement whose words are given as they stand in the text."""
    content, cue, speaker = claim
    at, said = text.index(content), text.index(cue) if cue else 0
    actor = Actor(speaker, speaker, speaks_for=cast.party(speaker))
    span = (said, said + len(cue)) if cue else None
    return Statement(f"s{number}", "doc", "direct", ((at, at + len(content)),), span, None, speaker, actor)


def read(text: str, *claims: Claim, book: Codebook | None = BOOK) -> tuple[Position, ...]:
    """The positions that a text reports."""
    parsed = next(iter(pipeline.parse([document(text)], Settings().model)))
    cast = Cast(parsed, book)
    statements = [statement(text, cast, number, claim) for number, claim in enumerate(claims)]
    return find(parsed, cast, statements, (), book)


def brief(positions: Sequence[Position]) -> set[tuple[str, str, str]]:
    """(holder, stance, issue/option) of each position; an empty code where there is none."""
    return {(p.holder, p.stance, f"{p.issue}/{p.option}" if p.issue else "") for p in positions}


def said(text: str, speaker: str) -> tuple[Position, ...]:
    """The positions of a sentence that somebody says in full."""
    return read(f'"{text}," {speaker} said.', (text, "said", speaker))
