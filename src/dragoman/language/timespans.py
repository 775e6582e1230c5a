"""Values of years, decades, quarters, holidays, clock times, durations, sets, and of what is counted from today.

One function a kind of `timegrammar`; None where the words turn out to mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from dragoman.language.dates import YEAR, FoundDate, parse_date
from dragoman.language.datewords import Unit, words
from dragoman.language.intervals import ONE_DAY, Days, Grain, days_of, month_days, shift, value_of
from dragoman.language.tense import Direction
from dragoman.language.timeanchor import nearest
from dragoman.language.timecontext import Context, Handler, Reading, lower

_MANY_YEARS = 60  # a range of more years than this is no school or budget year


def year(c: Context) -> Reading | None:
    """``2014``, ``the end of 2022``, ``the 2008 summit``; counts ("2000 troops") and numbered names are left out."""
    part = words().parts.get(c.group("part") or "")
    token, before, after = c.token(c.match.start("year")), c.before(), c.after()
    reading = Reading(f"{c.year('year') or 0:04d}", part=part)
    if part or token is None or not c.figure("year"):
        return reading if lower(after).rstrip("s") not in words().units else None
    in_time = words().has("in_time", lower(before)) or words().has("before_year", lower(before))
    if lower(before).rstrip(".") in {w.rstrip(".") for w in words().lists["numbered"]} or lower(before) in "#$€£":
        return None if before is not None else reading
    if after is not None and (
        words().has("counted", after.lower_) or after.text == "%" or after.lemma_ in words().units
    ):
        return None
    if token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT"):
        return None
    if token.ent_type_ == "CARDINAL" and (not in_time or token.dep_ == "nummod"):
        return None
    return reading if in_time or token.ent_type_ == "DATE" or token.dep_ in ("npadvmod", "pobj") else None


def years(c: Context) -> Reading | None:
    """``2014-16``, ``the 2011-2012 school year``."""
    first, second = c.figure("year") or 0, c.figure("year2") or 0
    second = second if second > 99 else first - first % 100 + second
    if not 0 < second - first <= _MANY_YEARS:
        return None
    return Reading(f"{first}/{second}", confidence=0.9)


def decade(c: Context) -> Reading | None:
    """``the 1990s``, ``the early '90s``; two digits are of the last century, 00 and 10 of this one."""
    digits = (c.group("decade") or "").lstrip("'’")
    if len(digits) == 2:
        digits = ("20" if digits in ("00", "10", "20") else "19") + digits
    return Reading(f"{digits[:3]}X", part=c.group("part"))


def century(c: Context) -> Reading | None:
    """``the 20th century``."""
    return Reading(f"{(c.figure('nth') or 1) - 1:02d}XX", part=c.group("part"))


def quarter(c: Context) -> Reading | None:
    """``the first quarter of 2022``, ``Q3``, ``the second half of next year``; a half needs its year."""
    half = c.group("period") == "half" or c.group("q") == "h"
    word = c.group("ordinal") or ""
    number = c.figure("n") or c.figure("ordinal") or words().ordinals.get(word, 0)
    stated = c.year("year") or _year_beside(c)
    if not 1 <= number <= (2 if half else 4) or (half and stated is None):
        return None
    letter = "H" if half else "Q"
    if stated:
        return Reading(f"{stated:04d}-{letter}{number}", anchor=None if c.year("year") else c.anchor.text)
    if c.anchor.days is None or c.anchor.yearless:
        return None
    spans = [month_days(c.anchor.middle.year + n, 3 * number - 2, 3) for n in (-1, 0, 1)]
    way: Direction = (
        "past" if c.way == "past" else "none"
    )  # what is expected may be the result of the quarter just over
    found, _ = nearest(spans, c.anchor, way)
    return Reading(f"{found[0].year:04d}-Q{number}", confidence=0.7, anchor=c.anchor.text)


def _year_beside(c: Context) -> int | None:
    counts = {"last": -1, "this": 0, "the": 0, "next": 1}
    if c.group("yref") not in counts or c.anchor.yearless or not c.anchor.knows(366):
        return None
    return c.anchor.middle.year + counts[c.group("yref") or ""]


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm in Meeus, Astronomical Algorithms, ch. 8."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday_date(rule: str, year: int) -> date:
    """The day of a rule of the lexicon (``12-25``, ``easter-2``, ``11#4@4``) in a year."""
    if rule.startswith("easter"):
        return easter(year) + int(rule.removeprefix("easter")) * ONE_DAY
    month, rest = rule[:2], rule[3:]
    if "#" not in rule:
        return date(year, int(month), int(rest))
    count, weekday = map(int, rest.split("@"))
    first = date(year, int(month), 1)
    return first + ((weekday - first.isoweekday()) % 7 + 7 * (count - 1)) * ONE_DAY


def holiday(c: Context) -> Reading | None:
    """``Christmas``, ``last Halloween``, ``Easter 2019``; only with a capital letter."""
    rule = words().holidays[c.group("holiday") or ""]
    if not c.match["holiday"][0].isupper() or (c.after() is not None and lower(c.after()) == "agreement"):
        return None
    if stated := c.year("year"):
        return Reading(holiday_date(rule, stated).isoformat(), confidence=0.9)
    if c.anchor.days is None or c.anchor.yearless:
        return None
    days = [holiday_date(rule, c.anchor.middle.year + n) for n in (-1, 0, 1)]
    way = {"last": "past", "next": "future"}.get(c.group("shift") or "") or c.way
    found, sure = nearest([(d, d) for d in days], c.anchor, way)  # type: ignore[arg-type]
    return Reading(found[0].isoformat(), confidence=min(sure, 0.7), anchor=c.anchor.text)


def clock(c: Context) -> Reading | None:
    """``8 p.m.``, ``10:30``, ``midnight``: at the day named before it, else the day of the report."""
    hour = c.figure("hour") if c.group("half") else c.figure("hour24")
    minute = c.figure("minute") or c.figure("minute24") or 0
    if c.group("noon"):
        hour = 12 if c.group("noon") == "noon" else 24
    if hour is None or (c.group("half") and not 1 <= hour <= 12):
        return None
    if half := c.group("half"):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    day = c.anchor.masked(c.anchor.middle.isoformat(), "day")
    return Reading(f"{day}T{hour:02d}:{minute:02d}", "TIME", 0.5, c.anchor.text)


_HALVES = {"Y": "6M", "TM": "30S", "TH": "30M", "D": "T12H"}  # half a unit, written in the next smaller one


def length(number: float | None, unit: Unit) -> str:
    """An ISO 8601 duration; an untold number is X, a fortnight two weeks, a decade ten years, a half the next unit."""
    mark, letter = ("T" if unit.code[0] == "T" else ""), unit.code[-1]
    if number is None:
        return f"P{mark}X{letter}"
    total = number * unit.count
    whole, rest = divmod(total, 1)
    if rest == 0.5 and unit.code in _HALVES:
        return f"P{mark}{whole:g}{letter}{_HALVES[unit.code]}" if whole else f"P{mark}{_HALVES[unit.code]}"
    return f"P{mark}{total:g}{letter}"


def _number(c: Context, group: str = "number") -> float | None:
    return words().number(c.group(group) or "")


def duration(c: Context) -> Reading | None:
    """``almost two months``, ``13-week``, ``10 or 20 years``, ``a year and a half``; ages and rates are left out."""
    unit, number, text = words().units[c.group("unit") or ""], _number(c), c.match[0].lower()
    if _no_duration(c, unit, number):
        return None
    if number is not None and "half" in text:
        number = number / 2 if text.split("half")[0].split()[-1:] != ["a"] and "half a" in text else number + 0.5
    value = length(number, unit)
    if c.group("number2"):
        value += "/" + length(_number(c, "number2"), unit)
    return Reading(value, "DURATION", 0.9 if number is not None else 0.6)


def _no_duration(c: Context, unit: Unit, number: float | None) -> bool:
    before, after, text = c.before(), c.after(), c.match[0].lower()
    alone = number == 1 and "-" not in text and text.split()[0] in ("a", "an", "one")
    if _age(c, unit) or re.match(YEAR + r"\s", text):
        return True
    if unit.name in ("second", "quarter") and (number is None or number < 2 or lower(after) == "of"):
        return True
    if alone and text.startswith("a") and before is not None:
        return words().has("before_rate", before.lower_) or before.like_num or before.pos_ == "NOUN"
    return alone and text.startswith("one") and lower(before) not in ("for", "in", "within", "than", "only", "just")


_AGES = ("aged", "the age of", "at age", "an age of")


def _age(c: Context, unit: Unit) -> bool:
    text = c.match.string
    rest = text[c.match.end() : c.match.end() + 8].lower().lstrip(" -–")
    first = text[: c.match.start()].lower().rstrip()
    return rest.startswith("old") or (unit.code == "Y" and rest.startswith("of age")) or first.endswith(_AGES)


def alternatives(c: Context) -> Reading | None:
    """``nine months or a year``: either of two lengths."""
    first = length(_number(c), words().units[c.group("unit") or ""])
    second = length(_number(c, "number2"), words().units[c.group("unit2") or ""])
    return Reading(f"{first}/{second}", "DURATION", 0.8)


def span_of(c: Context) -> Reading | None:
    """``the last two weeks``, ``the next ten days``: a length, with the days it covers as seen from the report."""
    unit, number = words().units[c.group("unit") or ""], _number(c) if c.group("number") else 1.0
    if unit.code in ("D",) and not c.group("number"):
        return None
    value, today = length(number, unit), c.anchor.today
    days: Days | None = None
    if today and number is not None and number == int(number) and unit.code in ("D", "W", "M", "Y"):
        ahead = c.group("reach") in ("next", "coming", "following")
        far = _moved(today, unit, int(number) * (1 if ahead else -1))
        days = (min(far, today), max(far, today)) if far else None
    return Reading(value, "DURATION", 0.8, c.anchor.text if days else None, days=days)


def stretch(c: Context, unit: Unit, *, ahead: bool) -> Reading:
    """``the past year``, ``the next decade``: the days up to or from the report.

    TIMEX3 writes one year, month or week as the calendar's: the past year, told in 2023, is 2022.
    """
    value, today = length(1, unit), c.anchor.today
    far = _moved(today, unit, 1 if ahead else -1) if today else None
    if today is None or far is None:
        return Reading(value, "DURATION", 0.8, c.anchor.text)
    days = (min(far, today), max(far, today))
    if unit.count == 1:
        return Reading(value_of(_GRAINS[unit.code], far), "DATE", 0.7, c.anchor.text, days=days)
    return Reading(value, "DURATION", 0.8, c.anchor.text, days=days)


_GRAINS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def _moved(day: date, unit: Unit, count: int) -> date | None:
    try:
        return shift(_GRAINS[unit.code], day, count * unit.count)
    except (ValueError, OverflowError):  # before year 1 or after year 9999
        return None


def ago(c: Context) -> Reading | None:
    """``two days ago``, ``three weeks from now``; ``a week later`` counts from the date that the paragraph named last.

    The value has the grain of the unit. An untold number gives TimeML's PAST_REF or FUTURE_REF.
    """
    word, number, unit = c.group("ago") or "", _number(c), words().units[c.group("unit") or ""]
    back = word in ("ago", "earlier", "before")
    from_last = word in ("earlier", "later", "before")
    told = c.last_days[0] if c.last_days and from_last else None
    reference = told or (None if word in ("later", "before") else c.anchor.middle)
    anchor = c.last.value if told and c.last else c.anchor.text
    after = c.after()
    if reference is None or (word == "before" and after is not None and after.pos_ != "PUNCT"):
        return None
    if number is None or c.group("number2"):
        return Reading("PAST_REF" if back else "FUTURE_REF", confidence=0.6, anchor=anchor)
    found = _counted(c, unit, -number if back else number, reference, anchor)
    return found if not from_last or found is None or _year_before(c) else _after_all(c, found)


def _year_before(c: Context) -> bool:
    """Whether the words compare two years: "up from 3 million a year earlier"."""
    return c.group("unit") == "year" and c.group("number") in ("a", "one") and c.group("ago") == "earlier"


def _after_all(c: Context, found: Reading) -> Reading:
    """``two weeks later``: to TIMEX3 a length with a signal behind it; the days it leads to are its interval."""
    value = length(_number(c), words().units[c.group("unit") or ""])
    return Reading(value, "DURATION", found.confidence, found.anchor, days=days_of(found.value))


def _counted(c: Context, unit: Unit, count: float, reference: date, anchor: str | None) -> Reading | None:
    code = unit.code
    if "half" in c.match[0].lower() and code == "Y":
        code, count = "M", (abs(count) + 0.5) * 12 * (1 if count > 0 else -1)
        unit = Unit("month", "M", 1)
    if code in ("TS", "TM", "TH"):
        code, unit, count = "D", Unit("day", "D", 1), int(count / 24) if code == "TH" else 0
    day = _moved(reference, unit, round(count))
    if day is None:
        return None
    value = value_of(_GRAINS[code], day)
    if anchor == c.anchor.text:
        value = c.anchor.masked(value, _GRAINS[code])
    return Reading(value, confidence=0.9 if anchor == c.anchor.text else 0.6, anchor=anchor)


def every(c: Context) -> Reading | None:
    """``every year``, ``twice a week``, ``monthly``: TIMEX3 sets."""
    rates = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "quarterly": "P3M"}
    if rate := c.group("rate"):
        if (c.match[0][0].isupper() and c.match.start() > 0) or (rate == "quarterly" and attribute(c)):
            return None  # "the Harbour Weekly"; a quarterly report or dividend is a kind of report or dividend
        return Reading(rates.get(rate, "P2W"), "SET", 0.8)
    return Reading(length(1, words().units[c.group("unit") or ""]), "SET", 0.8)


def attribute(c: Context) -> bool:
    """Whether the expression is the attribute of a noun: "the current offer"."""
    token = c.token(c.match.start())
    return token is not None and token.dep_ in ("amod", "nmod", "compound")


def weekdays(c: Context) -> Reading | None:
    """``every Monday``, ``Fridays``."""
    number = words().weekdays[c.group("every") or c.group("plural") or ""]
    code = words().day_parts.get(c.group("dayp") or "")
    return Reading(f"XXXX-WXX-{number}{'T' + code if code else ''}", "SET", 0.8)


def numeric(text: str, found: FoundDate, c: Context) -> Reading | None:
    """A date in figures; where day and month may be swapped, the reading closest to the date of the report."""
    if found.certain:
        return Reading(found.value, confidence=0.95)
    values = [v for v in (parse_date(text, "dmy"), parse_date(text, "mdy")) if v]
    spans = [days for days in map(days_of, values) if days]
    if not spans or c.anchor.days is None:
        return Reading(found.value, confidence=0.4)
    return Reading(nearest(spans, c.anchor, "none")[0][0].isoformat(), confidence=0.5)


HANDLERS: Mapping[str, Handler] = {
    handler.__name__: handler
    for handler in (
        year,
        years,
        decade,
        century,
        quarter,
        holiday,
        clock,
        duration,
        alternatives,
        span_of,
        ago,
        every,
        weekdays,
    )
}
