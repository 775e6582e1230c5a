"""Bytes in, clean documents out: the only room that meets hostile input."""

from __future__ import annotations

from dragoman.reading.readers import read
from dragoman.reading.sources import Source, walk

__all__ = ["Source", "read", "walk"]
