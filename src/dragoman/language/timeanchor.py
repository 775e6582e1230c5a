"""The day that deictic expressions count from: the date of the report, which may be partial or missing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.language.intervals import Days, days_of
from dragoman.language.tense import Direction

_STAND_IN = 2000  # a leap year, so that every month-day exists; only for arithmetic, never shown
_TO_COME = 1.25  # what lies ahead must be nearer by this to be meant without a tense: news tells what happened
_FAR, _NEAR = 240, 90  # days: a tense that puts a day this far off is doubted where the other way it is this near


@dataclass(frozen=True, slots=True)
class Anchor:
    """``days``: what the text of the date covers (None: no date at all). ``yearless``: the year is a stand-in."""

    text: str | None
    days: Days | None
    yearless: bool = False

    @property
    def today(self) -> date | None:
        """The day of the report, where that is known to the day and the year."""
        return self.days[0] if self.days and self.days[0] == self.days[1] and not self.yearless else None

    @property
    def middle(self) -> date:
        """A day to count from; what rests on it must pass through `masked`."""
        if self.days is None:
            return date(_STAND_IN, 7, 1)
        return date.fromordinal((self.days[0].toordinal() + self.days[1].toordinal()) // 2)

    def knows(self, days: int) -> bool:
        """Whether the date of the report is fixed to a period of at most this many days."""
        return self.days is not None and (self.days[1] - self.days[0]).days < days

    def masked(self, value: str, grain: str) -> str:
        """The value with X for what a partial date of the report does not fix; ``grain`` is what was counted in."""
        needed = {"day": 1, "week": 1, "weekend": 1, "month": 31, "quarter": 31, "season": 31, "half": 31}.get(
            grain, 366
        )
        if self.knows(needed) and not self.yearless:
            return value
        if "-W" in value:
            return re.sub(r"^\d{4}-W\d\d", "XXXX-WXX", value)
        if self.knows(needed):
            return re.sub(r"^\d{4}", "XXXX", value)
        return re.sub(r"\d", "X", value.split("T")[0])


def anchor_of(published: str | None) -> Anchor:
    """The anchor for a partial ISO date (``2022-01-20``, ``2022-01``, ``2022``, ``XXXX-01-12`` or None)."""
    if not published:
        return Anchor(None, None)
    yearless = published.startswith("XXXX")
    days = days_of(published.replace("XXXX", str(_STAND_IN), 1) if yearless else published)
    return Anchor(published, days, yearless and days is not None)


def nearest(candidates: list[Days], anchor: Anchor, way: Direction) -> tuple[Days, float]:
    """Which of several periods is meant, and how sure that is: tense decides, else the closest is taken."""
    reference = anchor.days or (anchor.middle, anchor.middle)
    gaps = {days: _gap(days, reference) for days in candidates}
    ahead = [d for d in candidates if gaps[d] >= 0]
    behind = [d for d in candidates if gaps[d] <= 0]
    closest = min(candidates, key=lambda d: -gaps[d] if gaps[d] <= 0 else gaps[d] * _TO_COME)
    by_tense = None
    if way in ("future", "present") and ahead:
        by_tense = min(ahead, key=lambda d: gaps[d])
    if way == "past" and behind:
        by_tense = max(behind, key=lambda d: gaps[d])
    if by_tense is None:
        return closest, 0.75
    if abs(gaps[by_tense]) >= _FAR and abs(gaps[closest]) <= _NEAR and closest[0] == closest[1]:
        return closest, 0.5
    return by_tense, 0.9


def _gap(days: Days, reference: Days) -> int:
    """Days from the reference to a period: negative where it lies before, 0 where they touch."""
    if days[1] < reference[0]:
        return (days[1] - reference[0]).days
    return max(0, (days[0] - reference[1]).days)
