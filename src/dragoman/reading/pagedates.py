"""The day of publication that a page's head states in so many words, whatever the clock of the machine says.

htmldate takes no day after today; a machine whose clock is behind, or a report set in the future, would lose its date.
Only the Open Graph property and its microdata sibling are read; everything else is left to htmldate.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Protocol

_STATED = "//meta[@property='article:published_time' or @name='article:published_time' or @itemprop='datePublished']"
_DAY = re.compile(r"\s{0,20}(\d{4}-\d\d-\d\d)(?!\d)")


class Tree(Protocol):
    """What is asked of the tree of a page; lxml's has it."""

    def xpath(self, path: str) -> list[str]:
        """The values of the attributes that a path selects."""
        ...


def stated(tree: Tree) -> str | None:
    """The first day (ISO 8601) that the page states and the calendar has, None where it states none."""
    days = (match.group(1) for value in tree.xpath(f"{_STATED}/@content") if (match := _DAY.match(value)))
    return next(filter(_valid, days), None)


def _valid(value: str) -> bool:
    try:
        return date.fromisoformat(value).year > 0
    except ValueError:
        return False
