"""Which of several reports of one appointment has the last word on whether it takes place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model import EventStatus, Mention

BY_DATE = 0.8  # confidence of a mention where nothing but its day tells that an appointment was held
_WEIGHT: Mapping[EventStatus, int] = {"planned": 0, "held": 1, "denied": 2, "moved": 3, "cancelled": 3}
_OFF = ("denied", "moved", "cancelled")


def last_word(mentions: Iterable[Mention], published: Mapping[str, str | None]) -> EventStatus | None:
    """The latest report's word; of one day that which calls it off, then that which has it held. None of no mention.

    That its day lies behind a report (`BY_DATE`) does not undo what another said was called off, moved or denied.
    published: document id -> its date, full or partial.
    """
    told = list(mentions)
    off = any(m.status in _OFF for m in told)
    heard = [m for m in told if not (off and m.status == "held" and m.start and m.confidence <= BY_DATE)]
    last = max(heard, key=lambda m: (printed(m, published), _WEIGHT[m.status], m.doc, m.span), default=None)
    return last.status if last else None


def printed(mention: Mention, published: Mapping[str, str | None]) -> str:
    """The date of the document, for sorting; empty where it has none or no year."""
    date_of = published.get(mention.doc) or ""
    return "" if "X" in date_of else date_of
