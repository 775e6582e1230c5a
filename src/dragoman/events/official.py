"""Whether a document is an institution's own release: what it tells without a date is then of its day."""

from __future__ import annotations

from urllib.parse import urlsplit

from dragoman.events.vocabulary import vocabulary
from dragoman.language.actors import Cast
from dragoman.model import Document


def speaks_officially(document: Document, cast: Cast) -> bool:
    """By its outlet's name (a party's, or one with "ministry", "president" and the like) or the host of its URL."""
    v = vocabulary()
    host = (urlsplit(document.url or "").hostname or "").lower()
    if host and any(mark in f".{host}" for mark in v.lists["official_hosts"]):
        return True
    outlet = (document.outlet or "").lower()
    if not outlet or any(word in outlet.split() for word in v.lists["press_words"]):
        return False
    return any(word in outlet for word in v.lists["official_words"]) or cast.party(document.outlet or "") is not None
