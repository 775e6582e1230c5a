"""Time expressions of a document, resolved against its date: TIMEX3 values, days meant, what they were counted from.

Values follow TimeML 1.2.1 (``2021-12-07``, ``2021-W50``, ``2021-SP``, ``P2M``, ``XXXX-01-12``), with ``199X`` for a
decade and ``first/last`` for ranges. Which way a weekday or a month points is read off the tense of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.language import timespans, timetalk, timevalues
from dragoman.language.dates import FoundDate, find_dates
from dragoman.language.intervals import Days, days_of, grain_of, part_days
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.timeanchor import Anchor, anchor_of
from dragoman.language.timecontext import Context, Reading
from dragoman.language.timegrammar import candidates, month_names
from dragoman.model import Document, Timex

Candidate = tuple[int, int, int, str, "re.Match[str]"]
Found = tuple[int, int, Reading]

_MASKED = 0.6  # how sure a value can be at most whose year nobody knows
_FIGURES = re.compile(r"(?<![\w.,/:-])(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4})(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w/-])")
_ANOTHER_DAY = re.compile(
    r"(?:,|,?\s{1,6}and|\s{1,6}or)\s{1,6}(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:/-]\d)"
)
_TO = re.compile(r"(?<=[\w.])\s{1,6}(?:to|through|until|till|and)\s{1,6}", re.IGNORECASE)
_BETWEEN = re.compile(r"between\s{1,6}", re.IGNORECASE)
_HANDLERS = {**timevalues.HANDLERS, **timespans.HANDLERS, **timetalk.HANDLERS}
_JOINT = re.compile(r"\s{0,6},?\s{0,6}(?:at|on|by|of)?\s{0,6}(?:around|about|the)?\s{0,6}")


@dataclass(slots=True)
class _Talk:
    """What the document has named so far: the value of the last quarter that was over."""

    quarter: str | None = None


def find(parsed: Parsed) -> tuple[Timex, ...]:
    """The time expressions of a document in reading order, the title left out."""
    anchor = anchor_of(parsed.document.published)
    names, talk = _name_months(parsed), _Talk()
    paragraphs = (p for p in parsed.paragraphs if not _is_title(parsed, p))
    found = [timex for p in paragraphs for timex in _in_paragraph(parsed.document.id, p, anchor, names, talk)]
    return tuple(sorted((*found, *_datelines(parsed.document)), key=lambda timex: timex.span))


def _datelines(document: Document) -> Iterator[Timex]:
    """The dates of the article's datelines, which are no part of the body; a year that they lack is the report's."""
    published = document.published or ""
    for part in document.dropped:
        for date in find_dates(document.text(part.span)) if part.reason == "dateline" else ():
            same_day = date.value.startswith("XXXX") and published[4:] == date.value[4:]
            value = published if same_day else date.value
            span = part.span[0] + date.start, part.span[0] + date.end
            yield Timex(
                document.id, span, "DATE", value, _written(days_of(value)), published if same_day else None, 0.9
            )


def _is_title(parsed: Parsed, paragraph: Paragraph) -> bool:
    title = parsed.document.title_span
    return title is not None and paragraph.heading and title[0] <= paragraph.start < title[1]


def _name_months(parsed: Parsed) -> frozenset[str]:
    """Month words that are the name of somebody in this document, lower case."""
    found = ((p.parse, match) for p in parsed.paragraphs for match in month_names().finditer(p.view.text))
    spans = ((doc.char_span(*match.span(), alignment_mode="expand"), match[0].lower()) for doc, match in found)
    return frozenset(form for span, form in spans if span and _names_somebody(span[0]))


def _names_somebody(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.dep_ in ("nsubj", "nsubjpass")


def _in_paragraph(
    doc: str, paragraph: Paragraph, anchor: Anchor, names: frozenset[str], talk: _Talk
) -> Iterator[Timex]:
    for start, end, reading in _joined(paragraph.view.text, list(_readings(paragraph, anchor, names, talk))):
        yield Timex(
            doc,
            paragraph.raw(start, end),
            reading.kind,
            reading.value,
            _written(_interval(reading, anchor)),
            reading.anchor,
            round(min(reading.confidence, _MASKED if reading.value.startswith("XXXX") else 1.0), 2),
        )


def _written(days: Days | None) -> tuple[str, str] | None:
    return (days[0].isoformat(), days[1].isoformat()) if days else None


def _interval(reading: Reading, anchor: Anchor) -> Days | None:
    if reading.days:
        return reading.days
    if reading.kind in ("DURATION", "SET"):
        return None
    if reading.part:
        return part_days(reading.value, reading.part, anchor.today)
    return days_of(reading.value)


def _candidates(text: str) -> list[Candidate]:
    """All matches of all shapes, the leftmost and longest first."""
    rows = [(m.start(), -m.end(), order, shape.kind, m) for order, shape, m in candidates(text)]
    rows += [(m.start(), -m.end(), -1, "numeric", m) for m in _FIGURES.finditer(text)]
    return sorted(rows, key=lambda row: row[:3])


def _readings(paragraph: Paragraph, anchor: Anchor, names: frozenset[str], talk: _Talk) -> Iterator[Found]:
    last: Reading | None = None
    last_end = 0
    end = 0
    for start, negative, _, kind, match in _candidates(paragraph.view.text):
        if start < end:
            continue
        context = Context(match, paragraph.parse, anchor, last, names, talk.quarter, last_end)
        reading = _read(kind, context)
        if reading is None:
            continue
        end = -negative
        for found in (*_ends(context, reading), *_more_days(context, reading)):
            end = max(end, found[1])
            yield found
        if reading.kind in ("DATE", "TIME") and grain_of(reading.value):
            last, last_end = reading, end
            talk.quarter = _over(reading, anchor) or talk.quarter


def _over(reading: Reading, anchor: Anchor) -> str | None:
    """The value of a quarter that was over when the report was written and is not itself counted from another."""
    days = days_of(reading.value)
    stated = grain_of(reading.value) == "quarter" and grain_of(reading.anchor or "") != "quarter"
    return reading.value if stated and days and days[1] <= anchor.middle else None


def _read(kind: str, context: Context) -> Reading | None:
    if kind == "numeric":
        return _figures(context)
    try:
        return _HANDLERS[kind](context)
    except (ValueError, OverflowError):  # a day that no calendar has: "the year 9999 plus two"
        return None


def _figures(context: Context) -> Reading | None:
    text = context.match[0]
    found: FoundDate | None = next(iter(find_dates(text)), None)
    if found is None or len(found.value) < 4 or found.end - found.start < 6:
        return None
    return timespans.numeric(text, found, context)


def _ends(context: Context, reading: Reading) -> tuple[Found, ...]:
    """The expression itself; a range told in words as its two ends, which TIMEX3 keeps apart, each with all its days.

    "June 9-10" stays one, "from June 9 to 13" is "June 9" and "13".
    """
    match = context.match
    first, _, last = reading.value.partition("/")
    told = _TO.search(match[0]) if last and match.groupdict().get("day2") else None
    if told is None:
        return ((*match.span(), reading),)
    start = match.start() + (len(between[0]) if (between := _BETWEEN.match(match[0])) else 0)
    days = days_of(reading.value)
    return (
        (start, match.start() + told.start(), replace(reading, value=first, days=days)),
        (match.start() + told.end(), match.end(), replace(reading, value=last, days=days)),
    )


def _more_days(context: Context, reading: Reading) -> Iterable[Found]:
    """Further days of the same month: the "12" of "January 10 and 12"."""
    end = context.match.end()
    if grain_of(reading.value) != "day" or not context.match.groupdict().get("month"):
        return
    if context.figure("year") or context.figure("year2"):
        return
    while match := _ANOTHER_DAY.match(context.match.string, end):
        token = context.words.char_span(*match.span("day"), alignment_mode="expand")
        after = context.words[token.end] if token and token.end < len(context.words) else None
        if after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ"):
            return
        value = f"{reading.value[:8]}{int(match['day']):02d}"
        if days_of(value) is None or value <= reading.value:
            return
        yield *match.span("day"), replace(reading, value=value)
        end = match.end()


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """Puts a clock time and the day that stands beside it together: "10:30 a.m. Wednesday"."""
    waiting: Found | None = None
    for item in found:
        if waiting is None:
            waiting = item
            continue
        both = _one(waiting, item) if _JOINT.fullmatch(text, waiting[1], item[0]) else None
        if both is None:
            yield waiting
        waiting = both or item
    if waiting is not None:
        yield waiting


def _one(first: Found, second: Found) -> Found | None:
    for time, day in ((first[2], second[2]), (second[2], first[2])):
        is_clock = time.kind == "TIME" and ":" in time.value
        if is_clock and (grain_of(day.value) == "day" or day.value.startswith("XXXX-")) and ":" not in day.value:
            value = f"{day.value.split('T')[0]}T{time.value.split('T')[1]}"
            return first[0], second[1], Reading(value, "TIME", day.confidence, day.anchor)
    return None
