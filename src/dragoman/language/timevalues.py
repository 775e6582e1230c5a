"""Values of calendar expressions: days, weekdays, months, seasons, periods. One function a kind of `timegrammar`.

Each returns None where the words turn out to mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from dragoman.language.dates import in_calendar, write
from dragoman.language.datewords import alternatives, words
from dragoman.language.intervals import ONE_DAY, Grain, days_of, month_days, shift, value_of
from dragoman.language.timeanchor import nearest
from dragoman.language.timecontext import Context, Handler, Reading, lower, same_weekday, told_year
from dragoman.language.timespans import stretch

_SEASON_CUES = ("in", "by", "since", "during", "until", "through", "over")
_YEARS_AROUND = 9  # how far a month-day looks for a year: 29 February may be eight years away


def _month_of(c: Context, group: str = "month") -> int | None:
    """The month of a group, or None where the word is no month here (``may``, ``march`` without a capital letter)."""
    text = c.match.groupdict().get(group)
    if not text:
        return None
    if text.islower() and words().has("ambiguous_months", text.rstrip(".")):
        return None
    return words().months[text.lower()]


def _after_in(c: Context, *also: str) -> bool:
    """Whether a preposition of time stands before the expression."""
    return words().has("in_time", lower(c.before())) or lower(c.before()) in also


def _stated_year(c: Context) -> int | None:
    """The year that stands in the expression, in digits or as "last year"."""
    year = c.year("year") or c.figure("year2")
    if year or not c.group("yref"):
        return year
    counts = {"last": -1, "next": 1, "the previous": -1, "the following": 1}
    taken_up = (c.group("yref") or "").startswith("th") and c.group("yref") != "this"
    reference = c.last_days[0] if taken_up and c.last_days else None
    if reference is None and (c.anchor.yearless or not c.anchor.knows(366)):
        return None
    return (reference or c.anchor.middle).year + counts.get(c.group("yref") or "", 0)


def _year_for(c: Context, month: int, day: int | None) -> tuple[int | None, float]:
    """The year meant by a month or a day of one, and how sure that is. None where the date of the report has none."""
    if c.anchor.days is None or c.anchor.yearless:
        return None, 0.6
    near = range(c.anchor.middle.year - _YEARS_AROUND, c.anchor.middle.year + _YEARS_AROUND + 1)
    years = [y for y in near if in_calendar(y, month, day)]
    spans = [(date(y, month, day),) * 2 if day else month_days(y, month) for y in years]
    weekday = _weekday_first().match(c.match[0])
    if weekday and day:  # "Friday, December 10": the weekday tells the year
        fit = {d for d in same_weekday([s[0] for s in spans], words().weekdays[weekday[0].lower()])}
        spans = [s for s in spans if s[0] in fit] or spans
    way = (
        c.way if day or c.way != "present" else "none"
    )  # "stands higher than in May" looks back, "opens on May 3" ahead
    found, sure = nearest(spans, c.anchor, way)
    return found[0].year, sure


@lru_cache(maxsize=1)
def _weekday_first() -> re.Pattern[str]:
    return re.compile(alternatives(words().weekdays) + r"\b", re.IGNORECASE)


def _calendar(c: Context, month: int, day: int | None) -> Reading | None:
    year = _stated_year(c)
    sure, stated = 1.0, year is not None
    if year is None and (told := told_year(c, month, day)):
        return Reading(write(told, month, day), confidence=0.75, anchor=c.last.value if c.last else None)
    if year is None:
        year, sure = _year_for(c, month, day)
    if not in_calendar(year, month, day):
        return None
    return Reading(write(year, month, day), confidence=sure, anchor=None if stated else c.anchor.text)


def month_day(c: Context) -> Reading | None:
    """``January 12``, ``15 December 2021``, ``Friday, December 10``."""
    month, day = _month_of(c), c.figure("day")
    return _calendar(c, month, day) if month and day else None


def day_range(c: Context) -> Reading | None:
    """``January 9 to 13``, ``Dec. 28 - Jan. 3``: two days as ``first/last``."""
    month, month2 = _month_of(c), _month_of(c, "month2")
    month, month2 = month or month2, month2 or month
    day, day2 = c.figure("day"), c.figure("day2")
    if not (month and month2 and day and day2):
        return None
    first = _calendar(c, month, day)
    if first is None or first.value.startswith("X"):
        value = f"XXXX-{month:02d}-{day:02d}/XXXX-{month2:02d}-{day2:02d}"
        return Reading(value, confidence=0.6, anchor=c.anchor.text) if first else None
    year = int(first.value[:4])
    if _stated_year(c) and (month2, day2) < (month, day):
        year -= 1  # "December 28 to January 3, 2022": the year is that of the last day
    last = write(year + ((month2, day2) < (month, day)), month2, day2)
    value = f"{write(year, month, day)}/{last}"
    if days_of(value) is None:
        return None
    return Reading(value, confidence=first.confidence, anchor=first.anchor)


def _name_of_somebody(c: Context) -> bool:
    """Whether a word like May or March is a person, or no date by its place in the sentence."""
    form = (c.group("month") or "").rstrip(".")
    token = c.token(c.match.start("month"))
    if not words().has("ambiguous_months", form) or token is None:
        return False
    if token.pos_ in ("AUX", "VERB") and not words().has("surely_in_time", lower(c.before())):
        return True
    if form in c.name_months:
        return not words().has("surely_in_time", lower(c.before()))
    return token.ent_type_ not in ("DATE", "TIME") and not _after_in(c)


def month(c: Context) -> Reading | None:
    """``mid-December``, ``April 2008``, ``last November``, ``the beginning of May``."""
    number = _month_of(c)
    if number is None:
        return None
    part = words().parts.get(c.group("part") or "")
    if not (part or c.group("shift") or _stated_year(c)) and _name_of_somebody(c):
        return None
    if c.group("shift") and c.anchor.knows(31) and not c.anchor.yearless:
        return _shifted_month(c, number)
    reading = _calendar(c, number, None)
    return _with_part(reading, part)


def _with_part(reading: Reading | None, part: str | None) -> Reading | None:
    if reading is None or part is None:
        return reading
    return Reading(reading.value, reading.kind, reading.confidence, reading.anchor, part, reading.days)


def _shifted_month(c: Context, number: int) -> Reading:
    """``last November``: the latest one that is over; ``next March``: the first that has not begun; ``this May``."""
    today, word = c.anchor.middle, c.group("shift") or ""
    count = words().shifts.get(word, 1 if "following" in word else 0)
    year = today.year
    if count < 0:
        year -= number >= today.month
    elif count > 0:
        year += number <= today.month
    return Reading(write(year, number, None), confidence=0.9, anchor=c.anchor.text)


def weekday(c: Context) -> Reading | None:
    """``Wednesday``, ``next Monday``, ``late Friday``, ``Tuesday morning``, ``Thursday last week``."""
    number = words().weekdays[c.group("weekday") or ""]
    if _no_weekday(c):
        return None
    day, sure = _weekday_near(c, number)
    value = c.anchor.masked(f"{day.isoformat()}", "day")
    if value.startswith("XXXX") and c.anchor.today is None:
        value = f"XXXX-WXX-{number}"
    late = {"early": "MO", "late": "NI"}.get(words().parts.get(c.group("part") or "", ""))
    code = words().day_parts.get(c.group("dayp") or "") or late
    return _at(Reading(value, confidence=sure, anchor=c.anchor.text), code)


def _at(reading: Reading, code: str | None) -> Reading:
    """The same day, at a part of it."""
    if code is None or "/" in reading.value:
        return reading
    return Reading(f"{reading.value}T{code}", "TIME", reading.confidence, reading.anchor)


def _no_weekday(c: Context) -> bool:
    """Parts of names ("Good Friday", "the Sunday Telegraph") and short forms that are other words ("sun", "wed")."""
    text, after, before = c.match["weekday"], c.after(), c.before()
    if not text.lower().endswith("day") and not text.endswith("."):
        return True
    if before is not None and before.text[:1].isupper() and words().has("before_weekday", before.lower_):
        return True
    return after is not None and after.text[:1].isupper() and words().has("after_weekday", after.lower_)


def _weekday_near(c: Context, number: int) -> tuple[date, float]:
    today = c.anchor.middle
    this = today + (number - today.isoweekday()) * ONE_DAY
    week = {"last": -7, "this": 0, "next": 7}.get(c.group("week") or "")
    if week is not None:
        return this + week * ONE_DAY, 0.95
    word = c.group("shift")
    if word in ("next", "the coming", "this coming", "the following"):
        step = 7 if word == "next" or this <= today else 0
        return this + step * ONE_DAY, 0.8
    if word in ("the previous", "the following") and c.last_days:
        back = word == "the previous"
        day = c.last_days[0] + (-1 if back else 1) * ONE_DAY
        return day + (
            (number - day.isoweekday()) % 7 - (7 if back and number != day.isoweekday() else 0)
        ) * ONE_DAY, 0.6
    if word in ("last", "this past", "the previous"):
        return (this if this < today else this - 7 * ONE_DAY), 0.85
    if this == today or word == "this":
        return this, 0.85
    ahead = this if this > today else this + 7 * ONE_DAY
    way = c.way
    if way in ("future", "present"):
        return ahead, 0.9 if way == "future" else 0.6
    return ahead - 7 * ONE_DAY, 0.9 if way == "past" else 0.6


def nth(c: Context) -> Reading | None:
    """``on the 15th``: the nearest day of that number, by tense."""
    number, after = c.figure("nth"), c.after()
    if not number or (not c.group("shift") and not _after_in(c, "on")):
        return None
    if after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and not c.group("shift"):
        return None
    if c.anchor.today is None:
        return None
    months = [shift("month", c.anchor.today.replace(day=1), n) for n in range(-2, 3)]
    days = [d.replace(day=number) for d in months if in_calendar(d.year, d.month, number)]
    counts = {"last": -1, "this": 0, "the": 0, "next": 1}
    if c.group("shift"):
        wanted = shift("month", c.anchor.today.replace(day=1), counts[c.group("shift") or ""])
        days = [d for d in days if (d.year, d.month) == (wanted.year, wanted.month)]
    if not days:
        return None
    found, sure = nearest([(d, d) for d in days], c.anchor, c.way)
    return Reading(found[0].isoformat(), confidence=min(sure, 0.8), anchor=c.anchor.text)


def week_of(c: Context) -> Reading | None:
    """``the week of December 6``."""
    found = month_day(c)
    days = days_of(found.value) if found else None
    if found is None or days is None:
        return None
    return Reading(value_of("week", days[0]), confidence=found.confidence, anchor=found.anchor)


def deictic_day(c: Context) -> Reading | None:
    """``today``, ``yesterday evening``, ``the day after tomorrow``."""
    if c.anchor.days is None:
        return None
    count = words().deictic_days[c.group("deictic") or ""]
    return _day_from_today(c, count, words().day_parts.get(c.group("dayp") or ""))


def this_day_part(c: Context) -> Reading | None:
    """``this morning``, ``last night``, ``tonight``; ``overnight`` is the night before, but in what lies ahead."""
    if c.anchor.days is None:
        return None
    if c.group("overnight"):
        token = c.token(c.match.start())
        way = c.way
        if token is None or token.pos_ != "ADV":
            return None
        return _day_from_today(c, 0 if way in ("future", "present") else -1, "NI")
    if (
        c.group("tonight")
        and c.match[0][0].isupper()
        and getattr(c.before(), "pos_", "PUNCT") not in ("PUNCT", "SPACE")
    ):
        return None  # the name of a show
    code = words().day_parts.get(c.group("dayp") or "night")
    return _day_from_today(c, -1 if c.group("shift") in ("last", "yesterday") else 0, code)


def _day_from_today(c: Context, count: int, code: str | None) -> Reading:
    if count == 0 and not c.anchor.knows(1) and c.anchor.text:
        return Reading(c.anchor.text, confidence=0.5, anchor=c.anchor.text)
    value = c.anchor.masked((c.anchor.middle + count * ONE_DAY).isoformat(), "day")
    return _at(Reading(value, confidence=0.95, anchor=c.anchor.text), code)


def season(c: Context) -> Reading | None:
    """``spring of 2021``, ``last summer``, ``in the autumn``."""
    code, part = words().seasons[c.group("season") or ""], words().parts.get(c.group("part") or "")
    stated = _stated_year(c)
    if stated:
        return _with_part(Reading(f"{stated:04d}-{code}", anchor=c.anchor.text if c.group("yref") else None), part)
    token, after = c.token(c.match.start("season")), c.after()
    if (
        token is None
        or token.pos_ not in ("NOUN", "PROPN")
        or lower(after) in ("of", "in", "from")
        or not _season_is_time(c)
    ):
        return None
    return _with_part(_season_near(c, code), part)


def _season_is_time(c: Context) -> bool:
    """A season without a year needs an article, a preposition or "last" before it: "the Arab Spring" is none."""
    text = c.match[0].lower()
    if c.match["season"][0].isupper() and not c.match["season"].isupper():
        return False
    return bool(c.group("shift") or c.group("part")) or text.startswith("the") or lower(c.before()) in _SEASON_CUES


def _season_near(c: Context, code: str) -> Reading:
    first = words().season_starts[code]
    middle = c.anchor.middle
    spans = [month_days(middle.year + n, first, 3) for n in range(-2, 3)]
    word = c.group("shift") or ""
    count = words().shifts.get(word)
    if count == -1:
        spans, way = [s for s in spans if s[1] < middle], "past"
    elif count == 1 or "following" in word:
        spans, way = [s for s in spans if s[0] > middle], "future"
    else:
        way = c.way
    found, sure = nearest(spans, c.anchor, way)  # type: ignore[arg-type]
    value = c.anchor.masked(f"{found[0].year:04d}-{code}", "season")
    return Reading(value, confidence=sure, anchor=c.anchor.text)


def grain(word: str) -> Grain:
    """The grain that a word for a period names; a season's name stands for any season."""
    return "season" if word in words().seasons else word  # type: ignore[return-value]


def period(c: Context) -> Reading | None:
    """``last week``, ``early next year``, ``later this month``; "the past year" is a stretch of that length."""
    word, name = c.group("shift") or "", c.group("period") or ""
    if name in words().seasons:
        if (word, name) == ("this", "fall") and lower(c.after()) in ("in", "of", "from"):
            return None  # "this fall in prices"
        code = words().seasons[name]
        fake = c if word in ("last", "this", "next") else None
        return _with_part(_season_near(c, code), words().parts.get(c.group("part") or "")) if fake or word else None
    if word in ("past", "the past", "the last", "the next", "the coming") and name != "weekend":
        return stretch(c, words().units[name], ahead=word.endswith(("next", "coming")))
    reference = c.last_days[0] if word in ("previous", "the previous") and c.last_days else None
    if c.anchor.days is None and reference is None:
        return None
    return _counted(c, grain(name), words().shifts[word], reference)


def _counted(c: Context, grain: Grain, count: int, reference: date | None = None) -> Reading:
    value = value_of(grain, shift(grain, reference or c.anchor.middle, count))
    if reference is None:
        value = c.anchor.masked(value, grain)
    part = words().parts.get(c.group("part") or "")
    anchor = c.last.value if reference and c.last else c.anchor.text
    return Reading(value, confidence=0.6 if reference else 0.95, anchor=anchor, part=part)


def the_period(c: Context) -> Reading | None:
    """``the end of the year``, ``mid-week``, ``the weekend``, ``over the summer``."""
    name = c.group("period") or "year"
    if c.anchor.days is None:
        return None
    if name in words().seasons:
        token = c.token(c.match.end() - 1)
        if token is None or token.pos_ != "NOUN" or lower(c.after()) == "of":
            return None
        return _with_part(_season_near(c, words().seasons[name]), words().parts.get(c.group("part") or ""))
    if words().parts.get(c.group("part") or "") in ("before", "after") and " of " not in c.match[0]:
        return None  # "earlier quarter"
    if name == "weekend" and not c.group("part"):
        return _the_weekend(c)
    reading = _counted(c, grain(name), 0)
    return Reading(reading.value, "DATE", 0.85, reading.anchor, "late" if c.group("part") == "year" else reading.part)


def _the_weekend(c: Context) -> Reading:
    monday = c.anchor.middle - (c.anchor.middle.isoweekday() - 1) * ONE_DAY
    back = c.way in ("past", "none") and c.anchor.middle.isoweekday() < 6
    value = value_of("weekend", monday - (7 if back else 0) * ONE_DAY)
    return Reading(c.anchor.masked(value, "weekend"), confidence=0.75, anchor=c.anchor.text)


HANDLERS: Mapping[str, Handler] = {
    handler.__name__: handler
    for handler in (
        month_day,
        day_range,
        month,
        weekday,
        nth,
        week_of,
        deictic_day,
        this_day_part,
        season,
        period,
        the_period,
    )
}
