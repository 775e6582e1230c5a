"""Values of what takes up a period already in talk, or names none: "the quarter", "a year earlier", "now", "for weeks".

One function a kind of `timegrammar`; None where the words turn out to mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from spacy.tokens import Token

from dragoman.language.dates import YEAR, in_calendar
from dragoman.language.datewords import alternatives, words
from dragoman.language.intervals import ONE_DAY, days_of, grain_of, shift, value_of
from dragoman.language.timecontext import Context, Handler, Reading, lower
from dragoman.language.timespans import attribute, length
from dragoman.language.timevalues import grain

_TO_MIDDLE = 45  # days from the end of a quarter back into its middle
_BARE = ("for", "in", "of", "during", "through", "throughout", "over", "this", "within", "from")


def reference(c: Context) -> Reading | None:
    """``now``, ``recently``, ``in the near future``: TIMEX3's PRESENT_REF, PAST_REF, FUTURE_REF, which mean no days."""
    form, after = c.group("reference") or "", c.after()
    if form == "current" and not attribute(c):
        return None
    if form.startswith("the ") and after is not None and (lower(after) == "of" or after.pos_ in ("NOUN", "NUM", "ADJ")):
        return None  # "the future of the port", "the past two years", "the future king"
    return Reading(words().references[form], confidence=0.8)


def the_quarter(c: Context) -> Reading | None:
    """``the quarter``, ``the latest period``, ``the quarter ended Sept. 30``: the one named last or just over."""
    if (c.group("period") == "period" and c.quarter is None) or c.anchor.yearless or not c.anchor.knows(31):
        return None
    if lower(c.after()) == "of" or lower(c.after()) == "-":
        return None  # "the quarter of the town"
    told = _ended(c)
    if told is not None:
        return Reading(value_of("quarter", told - _TO_MIDDLE * ONE_DAY), confidence=0.8, anchor=c.anchor.text)
    if c.quarter is not None:
        return Reading(c.quarter, confidence=0.6, anchor=c.quarter)
    if c.group("latest") is None:
        return None
    return Reading(value_of("quarter", shift("quarter", c.anchor.middle, -1)), confidence=0.5, anchor=c.anchor.text)


def _ended(c: Context) -> date | None:
    """The day with which the quarter ends, where that follows: "the quarter ended Sept. 30"."""
    match = _end_of_quarter().match(c.match.string, c.match.end())
    if match is None:
        return None
    month, day, year = words().months[match["month"].lower()], int(match["day"]), match["year"]
    years = [int(year)] if year else [c.anchor.middle.year + n for n in (-1, 0, 1)]
    days = [date(y, month, day) for y in years if in_calendar(y, month, day)]
    return min(days, key=lambda d: abs((d - c.anchor.middle).days)) if days else None


@lru_cache(maxsize=1)
def _end_of_quarter() -> re.Pattern[str]:
    month = alternatives(words().months)
    blank = r"\s{1,6}"
    day = rf"(?P<month>{month}){blank}(?P<day>\d\d?)(?:,{blank}(?P<year>{YEAR}))?"
    return re.compile(rf"{blank}(?:that{blank})?(?:ended|ending){blank}(?:on{blank})?{day}", re.IGNORECASE)


def year_ago(c: Context) -> Reading | None:
    """``the year-earlier quarter``, ``year-ago results``: the quarter in talk one year before, else the year before."""
    number = words().ordinals.get(c.group("ordinal") or "")
    if c.anchor.yearless or not c.anchor.knows(366) or (number or 1) > 4:
        return None
    if number:
        return Reading(f"{c.anchor.middle.year - 1:04d}-Q{number}", confidence=0.7, anchor=c.anchor.text)
    if c.quarter is not None:
        return Reading(_a_year_before(c.quarter), confidence=0.6, anchor=c.quarter)
    return Reading(f"{c.anchor.middle.year - 1:04d}", confidence=0.6, anchor=c.anchor.text)


def _a_year_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1:04d}{quarter[4:]}"


def compared(c: Context) -> Reading | None:
    """``a year ago`` beside a figure of a quarter ("up from 2 million a year ago"): the same quarter."""
    if c.quarter is None or not _comparison(c):
        return None
    return Reading(_a_year_before(c.quarter), confidence=0.6, anchor=c.quarter)


def _comparison(c: Context) -> bool:
    """Whether the words compare: a preposition of comparison before them in the sentence, or they open the sentence."""
    first = c.token(c.match.start())
    if first is None:
        return False
    told = first.doc[first.sent.start : first.i]
    return len(told) == 0 or any(words().has("compared", token.lower_) for token in told)


def the_bare(c: Context) -> Reading | None:
    """``for the year``, ``during the week``, ``later in the day``: the one in talk, else that of the report."""
    name, before = c.group("period") or "", lower(c.before())
    if c.anchor.days is None or lower(c.after()) == "of" or (before not in _BARE and not c.group("part")):
        return None
    if name == "year" and lower(c.after()) in ("ended", "ending", "to"):
        return Reading("P1Y", "DURATION", 0.7)
    if name == "day":
        return _the_day(c) if c.group("part") else None
    if before == "of" and _of_a_kind(c):
        return None
    value = c.quarter[:4] if name == "year" and c.quarter else value_of(name, c.anchor.middle)  # type: ignore[arg-type]
    return Reading(c.anchor.masked(value, name), confidence=0.6, anchor=c.anchor.text)


def _of_a_kind(c: Context) -> bool:
    """Whether "of the year" belongs to a title or an idiom: "player of the year", "this time of the year"."""
    first = c.token(c.match.start())
    if first is None or first.i < 2:
        return True
    noun = first.doc[first.i - 2]
    return noun.lemma_.lower() not in words().units and not words().has("shares", noun.lower_)


def _the_day(c: Context) -> Reading | None:
    days = c.last_days if c.last is not None and grain_of(c.last.value) == "day" else None
    if days is not None and c.last is not None:
        return Reading(c.last.value.split("T")[0], confidence=0.6, anchor=c.last.value)
    value = c.anchor.masked(c.anchor.middle.isoformat(), "day")
    return Reading(value, confidence=0.6, anchor=c.anchor.text) if days_of(value) else None


def plural(c: Context) -> Reading | None:
    """``for weeks``, ``in the months ahead``: a length that is not told; ``years ago`` is TIMEX3's PAST_REF."""
    if c.group("ago"):
        return Reading("PAST_REF", confidence=0.6, anchor=c.anchor.text)
    if c.group("ahead"):
        return Reading(length(None, words().units[c.group("unit") or ""]), "DURATION", 0.6)
    if not _length_by_context(c):
        return None
    return Reading(length(None, words().units[c.group("unit") or ""]), "DURATION", 0.6)


def _length_by_context(c: Context) -> bool:
    """ "for weeks", but not "in days of old"; "in the weeks before the vote", "days after the storm"."""
    before, after = lower(c.before()), lower(c.after())
    article = c.match[0].lower().startswith("the")
    if words().has("after_plural", after):
        return article or (c.before() is not None and not attributes(c.token(c.match.end() - 1)))
    return words().has("before_plural", before) and after != "of" and not article


def attributes(noun: Token | None) -> bool:
    """Whether something stands before a noun in its phrase: a number, an adjective, an article."""
    return noun is None or any(child.dep_ != "punct" for child in noun.lefts)


def long(c: Context) -> Reading | None:
    """``day-long``, ``yearlong``, ``decades-long``: one of the unit, or an untold number of it."""
    number = None if c.group("many") else 1
    return Reading(length(number, words().units[c.group("unit") or ""]), "DURATION", 0.8)


def every_name(c: Context) -> Reading | None:
    """``each July``, ``every summer``, ``every Tuesday night``: sets of months, seasons and parts of weekdays."""
    if c.group("month"):
        return Reading(f"XXXX-{words().months[c.group('month') or '']:02d}", "SET", 0.8)
    return Reading(f"XXXX-{words().seasons[c.group('season') or '']}", "SET", 0.8)


def tens(c: Context) -> Reading | None:
    """``the nineties``, ``the early sixties``: decades of the last century."""
    decade = words().decades[c.group("tens") or ""] // 10
    return Reading(f"19{decade}X", confidence=0.8, part=words().parts.get(c.group("part") or ""))


def relative(c: Context) -> Reading | None:
    """``the following day``, ``that year``: counted from the date that the paragraph named last."""
    days, name = c.last_days, grain(c.group("period") or "")
    if days is None or c.last is None or (name == "day" and grain_of(c.last.value) != "day"):
        return None
    count = words().relative_shifts[c.group("shift") or ""]
    value = value_of(name, shift(name, days[1] if count > 0 else days[0], count))
    return Reading(value, confidence=0.6, anchor=c.last.value)


def part_of_day(c: Context) -> Reading | None:
    """``the next morning``, ``that evening``: a part of a day counted from the one that the paragraph named last."""
    days = c.last_days
    if days is None or c.last is None or grain_of(c.last.value) != "day":
        return None
    day = days[0] + words().relative_shifts[c.group("shift") or ""] * ONE_DAY
    code = words().day_parts[c.group("dayp") or ""]
    return Reading(f"{day.isoformat()}T{code}", "TIME", 0.6, c.last.value)


HANDLERS: Mapping[str, Handler] = {
    handler.__name__: handler
    for handler in (
        reference,
        the_quarter,
        year_ago,
        compared,
        the_bare,
        plural,
        long,
        every_name,
        tens,
        relative,
        part_of_day,
    )
}
