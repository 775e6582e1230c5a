"""The shapes of time expressions: one regular expression a kind, made of the words in ``lexicons/dates.yaml``.

A kind's name is the name of the function in `timevalues` that gives its value.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.language.dates import YEAR
from dragoman.language.datewords import DateWords, alternatives, words

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|\s?%)"
_DASH = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_APPROX = (
    r"(?:(?:almost|nearly|about|around|roughly|approximately|some|over|under|just|only|exactly|well|more\s+than|less\s+than|"
    r"fewer\s+than|up\s+to|at\s+least|at\s+most|no\s+more\s+than|as\s+(?:many|long|much|little|few)\s+as|another|"
    r"a\s+further|an\s+additional|additional|further)\s+)"
)
_YEAR_WORD = r"(?P<yref>last|this|next|the\s+previous|the\s+following|the\s+same)\s+year"


def _parts(w: DateWords) -> dict[str, str]:
    """The building blocks, each a regular expression in parentheses or with named groups."""
    month = rf"{alternatives(w.months)}(?!\w)"
    weekday = rf"{alternatives(w.weekdays)}(?!\w)"
    long_units = alternatives(form for form in w.units if form not in ("second", "minute", "hour", "night"))
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+|\s+1/2)?|{alternatives(w.numbers)})"
    vague = rf"(?:(?:the\s+)?{alternatives(w.vague_numbers)})"
    return {
        "month": rf"(?P<month>{month})",
        "month2": rf"(?P<month2>{month})",
        "day": rf"(?P<day>{_DAY})",
        "day2": rf"(?P<day2>{_DAY})",
        "year": rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{YEAR})(?![\d%]|[.,]\d)|(?:of\s+)?{_YEAR_WORD}\b)|\s*,\s*(?P<year2>{YEAR})(?!\d))",
        "weekday": rf"(?P<weekday>{weekday})",
        "wd": rf"(?:{weekday}\s*(?:,|\()?\s*(?:the\s+)?)?",
        "part": rf"(?:(?:the\s+)?(?:very\s+)?(?P<part>{alternatives(w.parts)})(?:(?<=-)|-|\s+)(?:the\s+)?)",
        "unit": rf"(?P<unit>{long_units})",
        "any_unit": rf"(?P<unit>{alternatives(w.units)})",
        "any_unit2": rf"(?P<unit2>{alternatives(w.units)})",
        "season": rf"(?P<season>{alternatives(w.seasons)})",
        "dayp": rf"(?P<dayp>{alternatives(w.day_parts)})",
        "number": rf"(?P<number>{number}|{vague})",
        "number2": rf"(?P<number2>{number})",
        "shift": rf"(?P<shift>{alternatives(w.shifts)})",
        "relative": rf"(?P<shift>{alternatives(w.relative_shifts)})",
        "ordinal": rf"(?P<ordinal>{alternatives(w.ordinals)}|[1-4](?:st|nd|rd|th))",
        "deictic": rf"(?P<deictic>{alternatives(w.deictic_days)})",
        "holiday": rf"(?P<holiday>{alternatives(w.holidays)})",
        "approx": _APPROX,
        "dash": _DASH,
        "plain_year": rf"(?P<year>{YEAR})(?![\d%]|[.,]\d|\w)",
        "clock": r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)|"
        r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))",
    }


# The kinds in order of preference where two match the same stretch.
_SHAPES: tuple[tuple[str, str], ...] = (
    ("day_range", r"{wd}{month}\s+{day}(?:{dash}){wd}(?:{month2}\s+)?{day2}{year}?"),
    ("day_range", r"{wd}(?:the\s+)?{day}(?:\s+(?:of\s+)?{month})?(?:{dash}){wd}(?:the\s+)?{day2}\s+(?:of\s+)?{month2}{year}?"),
    ("day_range", r"between\s+{month}\s+{day}\s+and\s+(?:{month2}\s+)?{day2}{year}?"),
    ("month_day", r"(?:(?:last|next|this)\s+)?{wd}{month}\s+(?:the\s+)?{day}{year}?"),
    ("month_day", r"{wd}(?:the\s+)?{day}(?:\s+of)?\s+{month}{year}?"),
    ("month", r"{part}?(?:(?P<shift>last|this|next|this\s+past|this\s+coming|the\s+following)\s+)?{month}{year}?"),
    ("weekday", r"(?:{part})?(?:(?P<shift>last|next|this|this\s+coming|this\s+past|the\s+coming|the\s+previous|the\s+following)\s+)?{weekday}"
                r"(?:\s+{dayp})?(?:\s*,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?"),
    ("weekdays", r"(?:(?:every|each)\s+(?P<every>{weekday_plain})|(?P<plural>{weekday_plain})s)(?:\s+{dayp}s?)?"),
    ("deictic_day", r"(?:(?:early|late|later|earlier)\s+)?{deictic}(?:\s+{dayp})?"),
    ("this_day_part", r"(?:(?:early|late|later|earlier)\s+)?(?P<shift>this|last|yesterday)\s+(?P<dayp>morning|afternoon|evening|night)"),
    ("this_day_part", r"(?:(?:early|late|later)\s+)?(?P<tonight>tonight)"),
    ("period", r"{part}?{shift}\s+(?:(?:calendar|fiscal|financial|school|academic|working)\s+)?(?P<period>week|weekend|month|quarter|year|decade|century|{season_plain})"),
    ("the_period", r"{part}(?P<period>week|weekend|month|quarter|year|decade|century|{season_plain})(?!-|\s+of\b)"),
    ("the_period", r"(?P<part>year)-end|the\s+(?P<period>weekend)"),
    ("relative", r"{relative}\s+(?P<period>day|week|weekend|month|year)"),
    ("season", r"{part}?(?:the\s+)?(?:(?P<shift>last|this|next|the\s+following|the\s+coming)\s+)?{season}(?:\s+(?:of\s+)?{plain_year}|\s+of\s+(?P<yref>last|this|next)\s+year)?"),
    ("ago", r"{approx}*{number}(?:\s*(?:or|to|and|-|–)\s*{number2})?(?:\s+|-){any_unit}s?(?:\s+or\s+so)?(?:\s+and\s+a\s+half)?\s+(?P<ago>ago|earlier|later|before|from\s+now|hence|from\s+today)"),
    ("week_of", r"(?:the\s+)?week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?{wd}{month}\s+{day}{year}?"),
    ("week_of", r"(?:the\s+)?week\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?{wd}(?:the\s+)?{day}(?:\s+of)?\s+{month}{year}?"),
    ("span_of", r"(?:the\s+)?(?P<reach>last|past|next|coming|following|previous|preceding)\s+{number}\s+{any_unit}s?"),
    ("span_of", r"the\s+(?P<reach>past|last|next|coming)\s+{any_unit}"),
    ("alternatives", r"{approx}*{number}\s+{any_unit}s?\s+(?:or|to|and)\s+{approx}*{number2}\s+{any_unit2}s?"),
    ("duration", r"{approx}*{number}(?:\s*(?:-|–|\bor\b|\bto\b)\s*{number2})?(?:\s+|-)(?:(?:more|additional|full|whole|consecutive|straight|long|further|extra|working|business|calendar)\s+)*{any_unit}s?(?:-long)?(?P<half>\s+and\s+a\s+half)?"),
    ("duration", r"{approx}*{number}\s+and\s+a\s+half\s+{any_unit}s?"),
    ("duration", r"{approx}*half\s+(?P<number>an?)\s+{any_unit}"),
    ("years", r"(?:the\s+)?(?P<year>{year_plain})\s*(?:-|–|/)\s*(?P<year2>{year_plain}|\d\d)(?!\d)(?:\s+(?:school|academic|fiscal|financial|budget)\s+year)?"),
    ("year", r"{part}?(?:the\s+(?:year|end\s+of)\s+)?{plain_year}"),
    ("decade", r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<decade>1[5-9]\d0|20\d0|['’]\d0)['’]?s\b"),
    ("century", r"(?:the\s+)?(?:(?P<part>early|mid|late)[\s-]+)?(?P<nth>1[5-9]|2[01])(?:th|st)[\s-]century"),
    ("quarter", r"(?:the\s+)?{ordinal}[\s-](?P<period>quarter|half)(?:\s+(?:of\s+)?(?:{plain_year}|(?P<yref>last|this|next|the)\s+year))?"),
    ("quarter", r"(?:the\s+)?(?:{plain_year}|(?P<yref>last|this|next)\s+year)(?:['’]s)?\s+{ordinal}[\s-](?P<period>quarter|half)"),
    ("quarter", r"(?P<q>[QH])(?P<n>[1-4])(?:\s+(?:of\s+)?{plain_year})?"),
    ("nth", r"the\s+(?P<nth>\d\d?)(?:st|nd|rd|th)(?:\s+of\s+(?P<shift>last|this|next|the)\s+month)?"),
    ("holiday", r"(?:(?P<shift>last|this|next)\s+)?{holiday}(?:,?\s+{plain_year})?"),
    ("clock", r"{clock}(?:\s*(?:GMT|UTC|CET|CEST|EST|EDT|BST|ET|PT|local\s+time))?|(?P<noon>noon|midnight)"),
    ("every", r"(?:every|each)\s+(?:(?:single|other)\s+)?{unit}|(?P<rate>daily|weekly|monthly|yearly|annually|quarterly|fortnightly)"),
    ("every", r"(?:once|twice|\w+\s+times)\s+(?:a|an|every|each|per)\s+{unit}"),
)  # fmt: skip


@lru_cache(maxsize=1)
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern), the preferred kinds first. Patterns ignore case and start and end at word boundaries."""
    w = words()
    blocks = _parts(w) | {
        "weekday_plain": alternatives(form for form in w.weekdays if form.endswith("day")),
        "season_plain": alternatives(w.seasons),
        "year_plain": YEAR,
    }
    return tuple(
        (kind, re.compile(rf"(?<![\w$€£])(?<!\d[.,])(?:{_fill(shape, blocks)})(?!\w)", re.IGNORECASE))
        for kind, shape in _SHAPES
    )


def _fill(shape: str, blocks: dict[str, str]) -> str:
    """Puts the building blocks into a shape; a regular expression's own braces (``{2}``) are left alone."""
    return re.sub(r"\{(\w*[a-z]\w*)\}", lambda match: blocks[match[1]], shape)
