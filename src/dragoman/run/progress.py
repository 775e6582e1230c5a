"""How long work tells where it is, without knowing who looks."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, how much there is (0 where nobody knows)."""


def silent(what: str, done: int, total: int) -> None:
    """Tells nobody."""
