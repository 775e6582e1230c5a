"""Which languages can be analysed. Apart from the pipeline itself, which takes a second to import."""

from __future__ import annotations

PIPELINES = frozenset({"en"})


def analysable(language: str) -> bool:
    """True where there is a pipeline for the language (``en``, ``en-GB``); other documents are kept and left alone."""
    return language.lower().partition("-")[0] in PIPELINES
