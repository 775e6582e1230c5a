"""One small document with one of everything, invented."""

from __future__ import annotations

from dragoman.model import Actor, Document, Dropped, Event, Judgement, Mention, Position, Statement, Timex
from dragoman.store import Dossier
from dragoman.store.dossier import Findings

TEXT = "Varn refused.\nOstrel “will not sign”, its envoy said on Monday 🕊."
DOCUMENT = Document(
    id="d-1",
    doc="talks/one.txt",
    raw=TEXT,
    body=((0, 13), (14, len(TEXT))),
    headings=((0, 13),),
    dropped=(Dropped((13, 14), "blank"),),
    title="Varn refused.",
    title_span=(0, 13),
    outlet="The Courier",
    published="XXXX-03-01",
    published_how="explicit",
    extra={"beat": ["ports", 3]},
)
FINDINGS = Findings(
    (Timex("d-1", (56, 62), "DATE", "2031-03-03", ("2031-03-03", "2031-03-03"), "2031-03-04", 0.9),),
    (
        Statement("s-1", "d-1", "mixed", ((21, 39),), (54, 58), (43, 53), "its envoy", Actor("a-1", "Ina Dorr", "person", ("Dorr",), "ostrel", "envoy")),
        Statement("s-2", "d-1", "indirect", ((0, 13),), None, None, None, None),
    ),
    (
        Position("p-1", "d-1", (21, 39), "ostrel", "reject", statement="s-1", issue="pact", option="sign", strength=4, condition=(0, 4)),
        Position("p-2", "d-1", (0, 13), "varn", "reject", denies=True, red_line=True),
    ),
    (Event("e-1", "Round", "2031-03-03", "2031-03-03", "day", ("varn", "ostrel"), None, "talks", "planned", (Mention("d-1", (0, 13), "2031-03-03", None, "planned"),)),),
)  # fmt: skip
JUDGEMENT = Judgement(
    0,
    "2031-03-05T10:00:00+00:00",
    "me",
    "position",
    "p-1",
    "d-1",
    (21, 39),
    "set",
    {"stance": "open"},
    was={"holder": "ostrel"},
)


def filled(dossier: Dossier) -> Dossier:
    dossier.add(DOCUMENT, queue=True)
    dossier.keep_parse("d-1", "model", b"\x00parse")
    dossier.save("d-1", FINDINGS, "stamp")
    dossier.replace_events(FINDINGS.events)
    return dossier
