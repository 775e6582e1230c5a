"""Appointments of a negotiation: found in each document, merged across documents."""

from dragoman.events.finding import find
from dragoman.events.merging import merge

__all__ = ["find", "merge"]
