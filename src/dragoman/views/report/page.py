"""The report as one self-contained HTML page: no script, no request, nothing but the context in it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.model import Record
from dragoman.overview.partial import days, in_words
from dragoman.overview.sources import Rest
from dragoman.views.figures import canvas
from dragoman.views.figures import sources as sources_figure
from dragoman.views.figures import strip as strip_figure
from dragoman.views.figures import timeline as timeline_figure
from dragoman.views.report import answer, documents, hands, sections, wording
from dragoman.views.report.context import ReportContext
from dragoman.views.report.hands import OutletView
from dragoman.views.report.quotes import Quoter

_SPEAKERS = 4  # named in the table; the quotations have them all
_CONTENTS = (
    ("answer", "The answer"),
    ("openings", "Smallest moves"),
    ("missing", "Whom to ask what"),
    ("critical", "What it hangs on"),
    ("options", "Option by option"),
    ("solutions", "Ways to settle it"),
    ("conflicts", "Contradictions"),
    ("positions", "Who stands where"),
    ("words", "In whose words"),
    ("timeline", "What was said when"),
    ("calendar", "Meetings"),
    ("sources", "Sources"),
    ("uncoded", "What no option covers"),
    ("documents", "The articles"),
    ("method", "How this was made"),
)
_OPTIONAL = ("openings", "missing", "critical", "options", "solutions", "conflicts")


@dataclass(frozen=True, slots=True)
class RestView:
    """A row of the sources table. where: (issue, how many positions, link) for the party's positions.

    largest: the largest outlet and the largest agency, each with its share in words. through: what came through
    state-controlled outlets alone.
    """

    name: str
    positions: int
    where: tuple[tuple[str, int, str], ...]
    texts: int
    largest: tuple[tuple[str, OutletView | None, str], ...]
    bases: str
    through: tuple[str, ...]
    speakers: tuple[tuple[str, int], ...]
    others: int


def render(context: ReportContext) -> str:
    """The report's HTML. The same context gives the same text, byte for byte."""
    quoter = Quoter(context.record, context.codebook, quotes_only=context.quotes_only)
    view = answer.view(context, quoter)
    table = sections.matrix(context.matrix)
    style = Markup(f":root{{--columns:{len(table.parties)}}}\n") + canvas.palette() + _stylesheet()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            title=context.codebook.negotiation,
            dek=_dek(context),
            as_of=in_words(context.matrix.as_of) if context.matrix.as_of else "",
            contents=[(id, name) for id, name in _CONTENTS if id not in _OPTIONAL or getattr(view, id)],
            style=style,
            style_hash=base64.b64encode(sha256(style.encode()).digest()).decode(),
            symbols=canvas.symbols(),
            legend=[(status, wording.SHORT[status]) for status in canvas.STATUSES if status != "unknown"],
            answer=view,
            matrix=table,
            silences=context.silences,
            topics=sections.topics(context.matrix, quoter),
            days=sections.timeline(context.timeline, quoter),
            lanes=_lanes(context),
            strip=Markup(strip_figure.draw(context.history, view.dates)) if len(context.history) > 1 else "",
            meetings=sections.calendar(context.record, quoter),
            rests=[_rest(rest, context) for rest in (*context.sources.parties, context.sources.whole)],
            register=hands.register(context.sources.whole),
            bars=Markup(sources_figure.draw(context.sources)) if context.sources.parties else "",
            uncoded=(loose := sections.uncoded(context.record.positions, quoter, context.codebook.parties)),
            uncoded_count=sum(len(items) for _, items in loose),
            sheets=documents.sheets(context.record, quoter),
            statements=len(quoter.origins.said_once(context.record.statements)),
            positions=len(quoter.origins.once(context.record.positions)),
            facts=_facts(context),
            folded=_folded(context),
        )
    )


def _lanes(context: ReportContext) -> str:
    if not context.timeline.placed:
        return ""
    drawn = timeline_figure.draw(context.timeline, context.codebook, link=lambda date: f"#{sections.day(date)}")
    return Markup(drawn)


def _dek(context: ReportContext) -> str:
    whole = context.sources.whole
    first_prints = sum(document.copy_of is None for document in context.record.documents.values())
    parts = f"{wording.count(whole.positions, 'position')} from {wording.count(first_prints, 'article')}"
    return f"Who stands where, on whose word, and which deal is possible: {parts}{_span(context.record)}."


def _span(record: Record) -> str:
    dated = sorted(d.published for d in record.documents.values() if d.published and days(d.published))
    if not dated:
        return ""
    first, last = (in_words(value).replace(" ", "\u00a0") for value in (dated[0], dated[-1]))  # no break in a date
    return f", {first}" + (f" to {last}" if last != first else "")


def _rest(rest: Rest, context: ReportContext) -> RestView:
    bases = ", ".join(f"{share.share:.0%} {wording.BASES[share.name]}" for share in rest.bases)  # type: ignore[index]
    named = tuple((share.name, share.count) for share in rest.speakers[:_SPEAKERS])
    return RestView(
        name=rest.name if rest.party else "The whole record",
        positions=rest.positions,
        where=tuple(sections.where(rest.party, context.matrix)),
        texts=rest.texts,
        largest=tuple(
            (f"Largest {kind}", hands.outlet(share) if share else None, f"{share.share:.0%}" if share else "")
            for kind, share in (("outlet", rest.largest_outlet), ("agency", rest.largest_agency))
        ),
        bases=bases,
        through=hands.through(rest, context.codebook),
        speakers=named,
        others=len(rest.speakers) - len(named),
    )


def _facts(context: ReportContext) -> list[tuple[str, str]]:
    plain = ((name, value) for name, value in context.manifest.items() if not isinstance(value, Mapping))
    return [(_spaced(name), str(value)) for name, value in plain if value is not None]


def _folded(context: ReportContext) -> list[tuple[str, list[tuple[str, str]]]]:
    nested = ((name, value) for name, value in context.manifest.items() if isinstance(value, Mapping))
    return [(_spaced(name), [(str(key), str(item)) for key, item in value.items()]) for name, value in nested]


def _spaced(name: str) -> str:
    return name.replace("_", " ")


@lru_cache(maxsize=1)
def _stylesheet() -> Markup:
    return Markup(files("dragoman.views.report").joinpath("templates/report.css").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    loader = PackageLoader("dragoman.views.report", "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(sentence=wording.sentence_case, count=wording.count)
    return made
