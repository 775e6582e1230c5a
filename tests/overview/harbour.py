"""An invented negotiation, small enough to know by heart: who may fish in the strait of Orsa, and for how long.

Nordia and Vesland must agree; the Orsa League (Vesland and Marland, unanimous) has a say. Five texts by four
outlets, one of them a reprint, one confidential.
"""

from __future__ import annotations

from typing import Any

from dragoman.model import (
    Actor,
    Codebook,
    Consent,
    Decides,
    Document,
    Dropped,
    Event,
    Issue,
    Mention,
    Option,
    Party,
    Position,
    Record,
    Span,
    Statement,
)

MENU = "Home | News | Sport"
FIRST = (
    f"{MENU}\n\nNordia draws its line at the strait\n\n"
    "Nordia will never accept a closed season, minister Ada Lind said on Monday. "
    "“We want half of the catch,” Lind said.\n\n"
    "Vesland is ready to discuss a quota, according to the analyst Omar Reyes. Talks are planned for 14 March."
)
SECOND = (
    "The League meets\n\n"
    "Vesland demanded a closed season of five years. "
    "Nordia might agree to a shorter one if patrols end, Reyes said.\n\n"
    "The round of 14 March was held in Port Ember. Vesland refused to share the catch."
)
THIRD = "A note from the talks\n\nMarland agreed to a quota, a delegate said. Vesland ruled out any quota on 20 March."


def place(text: str, words: str) -> Span:
    """Where the words stand in the text. Raises ValueError where they do not."""
    start = text.index(words)
    return start, start + len(words)


SEASON = place(FIRST, "Nordia will never accept a closed season")
DISCUSS = place(FIRST, "Vesland is ready to discuss a quota")


def document(id: str, raw: str, outlet: str | None, published: str | None, **more: object) -> Document:
    """A document whose first paragraph (after the menu, where it has one) is its title."""
    paragraphs = [place(raw, part) for part in raw.split("\n\n")]
    dropped = (Dropped(paragraphs.pop(0), "navigation"),) if raw.startswith(MENU) else ()
    title, *body = paragraphs
    return Document(
        id=id,
        doc=f"{id}.txt",
        raw=raw,
        body=tuple(body),
        headings=(title,),
        dropped=dropped,
        title=raw[slice(*title)],
        title_span=title,
        outlet=outlet,
        published=published,
        **more,  # type: ignore[arg-type]
    )


def codebook() -> Codebook:
    """Two issues and a procedural one; a closed season excludes a quota."""
    both = Consent(2, ("nordia", "vesland"))
    unanimous = Decides("unanimity", 2, {"vesland": 1, "marland": 1})
    half, quota = Option("half", "Half each", needs=both), Option("quota", "A quota a year", needs=both)
    closed = Option("closed", "Closed for years", needs=both)
    unsettled = Option("unset", "Not settled", status_quo=True)
    return Codebook(
        "Fishing in the strait of Orsa",
        (
            Party("nordia", "Nordia", necessary=True, people=("Ada Lind",)),
            Party("vesland", "Vesland", necessary=True),
            Party("marland", "Marland"),
            Party("league", "Orsa League", members=("vesland", "marland"), decides=unanimous),
            Party("islands", "Outer Islands"),
        ),
        (
            Issue("catch", "The catch", (Option("free", "No limit", status_quo=True), half, quota)),
            Issue("season", "A closed season", (Option("open", "None", status_quo=True), closed)),
            Issue("seat", "Where to meet", (unsettled, Option("ember", "Port Ember")), procedural=True),
        ),
    )


def record() -> Record:
    """The record of the five texts."""
    documents = {
        d.id: d
        for d in (
            document("d1", FIRST, "The Beacon", "2031-03-03", agency="NWA", url="https://beacon.example/1"),
            document("d2", SECOND, "Orsa Daily", "2031-03-16"),
            document("d3", THIRD, None, "2031-03-21", confidential=True),
            document("d4", FIRST, "Morning Mail", "2031-03-04", agency="NWA", copy_of="d1"),
            document("d5", "Der Hafen\n\nNichts Neues.", "Hafenblatt", None, language="de"),
        )
    }
    lind = Actor("ada-lind", "Ada Lind", "person", speaks_for="nordia")
    reyes = Actor("omar-reyes", "Omar Reyes", "person")
    half = (place(FIRST, "We want half of the catch,"),)
    shorter = (place(SECOND, "Nordia might agree to a shorter one if patrols end"),)
    said = (
        Statement("s1", "d1", "indirect", (SEASON,), None, None, "minister Ada Lind", lind, role="minister"),
        Statement("s2", "d1", "direct", half, None, None, "Lind", lind),
        Statement("s3", "d1", "indirect", (DISCUSS,), None, None, "the analyst Omar Reyes", reyes, role="analyst"),
        Statement("s4", "d2", "indirect", shorter, None, None, "Reyes", reyes),
        Statement("s5", "d4", "direct", half, None, None, "Lind", lind),
    )
    return Record(documents, said, positions(), (round_of_talks(),), (), {"d1": 1})


def positions() -> tuple[Position, ...]:
    """Ten positions, one of them rejected by a reviewer, one that no option covers, one in the reprint."""
    closed, quota, half = ("season", "closed"), ("catch", "quota"), ("catch", "half")
    lind, reyes = ("s1", "Ada Lind"), ("s3", "Omar Reyes")
    half_of_it = place(FIRST, "We want half of the catch")
    five_years = place(SECOND, "Vesland demanded a closed season of five years")
    shorter = place(SECOND, "Nordia might agree to a shorter one")
    patrols = place(SECOND, "if patrols end")

    def held(id: str, doc: str, words: Span, *what: str | None, **more: Any) -> Position:
        return Position(id, doc, words, *what, **more)  # type: ignore[arg-type]

    return (
        held("p1", "d1", SEASON, "nordia", "reject", "own", *lind, *closed, red_line=True, strength=5),
        held("p2", "d1", half_of_it, "nordia", "demand", "own", "s2", "Ada Lind", *half),
        held("p3", "d1", DISCUSS, "vesland", "open", "reported", *reyes, *quota),
        held(
            "p4", "d2", five_years, "vesland", "demand", "own", None, None, *closed, duration="P5Y", status="accepted"
        ),
        held("p5", "d2", shorter, "nordia", "open", "forecast", "s4", "Omar Reyes", *closed, condition=patrols),
        held(
            "p6",
            "d3",
            place(THIRD, "Marland agreed to a quota"),
            "marland",
            "accept",
            "reported",
            None,
            "a delegate",
            *quota,
            status="rejected",
        ),
        held(
            "p7",
            "d3",
            place(THIRD, "Vesland ruled out any quota"),
            "vesland",
            "reject",
            "own",
            None,
            None,
            *quota,
            as_of="2031-03-20",
        ),
        held("p8", "d2", patrols, "nordia", "demand", "forecast", "s4", "Omar Reyes"),
        held("p9", "d4", half_of_it, "nordia", "demand", "own", "s5", "Ada Lind", *half),
        held(
            "p10",
            "d2",
            place(SECOND, "Vesland refused to share the catch"),
            "vesland",
            "reject",
            "own",
            None,
            None,
            *half,
        ),
    )


def round_of_talks() -> Event:
    """The one meeting, announced by the first text and reported by the second."""
    return Event(
        "e1",
        "Round of talks",
        "2031-03-14",
        "2031-03-14",
        "day",
        ("nordia", "vesland"),
        "Port Ember",
        "round",
        "held",
        (
            Mention("d1", place(FIRST, "Talks are planned for 14 March"), "2031-03-14", None, "planned"),
            Mention("d2", place(SECOND, "The round of 14 March was held"), "2031-03-14", None, "held"),
        ),
    )
