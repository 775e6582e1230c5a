"""One small document with one of everything, invented."""

from __future__ import annotations

from dragoman.model import Actor, Document, Dropped, Event, Judgement, Mention, Position, Statement, Timex
from dragoman.store import Dossier
from dragoman.store.dossier import Findings

TEXT = "Varn refused.\nOstrel “will not sign”, its envoy said on Monday 🕊."
QUOTED = (22, 35)
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
DAY = "2031-03-03"
ENVOY = Actor("a-1", "Ina Dorr", "person", ("Dorr",), "ostrel", "envoy")
SAID = Statement("s-1", "d-1", "mixed", (QUOTED,), (48, 52), (38, 47), "its envoy", ENVOY)
REFUSED = Statement("s-2", "d-1", "indirect", ((0, 13),), None, None, None, None)
CODED = Position(
    "p-1",
    "d-1",
    QUOTED,
    "ostrel",
    "reject",
    statement="s-1",
    issue="pact",
    option="sign",
    strength=4,
    condition=(0, 4),
)
FRAME = Position("p-2", "d-1", (0, 13), "varn", "reject", denies=True, red_line=True)
MENTION = Mention("d-1", (0, 13), DAY, None, "planned")
EVENT = Event("e-1", "Round", DAY, DAY, "day", ("varn", "ostrel"), None, "talks", "planned", (MENTION,))
TIMEX = Timex("d-1", (56, 62), "DATE", DAY, (DAY, DAY), "2031-03-04", 0.9)
FINDINGS = Findings((TIMEX,), (SAID, REFUSED), (CODED, FRAME), (EVENT,))
JUDGEMENT = Judgement(
    id=0,
    at="2031-03-05T10:00:00+00:00",
    reviewer="me",
    kind="position",
    target="p-1",
    doc="d-1",
    span=QUOTED,
    verdict="set",
    values={"stance": "open"},
    was={"holder": "ostrel", "issue": "pact", "option": "sign", "stance": "reject"},
)


def filled(dossier: Dossier) -> Dossier:
    """The dossier with the document and its findings in it."""
    dossier.add(DOCUMENT, queue=True)
    dossier.keep_parse("d-1", "model", b"\x00parse")
    dossier.save("d-1", FINDINGS, "stamp")
    dossier.replace_events(FINDINGS.events)
    return dossier
