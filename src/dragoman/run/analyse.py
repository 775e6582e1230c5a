"""The stages in a row: what one parsed document yields, with or without a codebook. Knows no store."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.vocab import Vocab

from dragoman import events, positions, statements
from dragoman.language import pipeline, timex
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed
from dragoman.model import Codebook, Document
from dragoman.positions import learning
from dragoman.positions.learning import Learned
from dragoman.store.dossier import Findings


def restored(document: Document, parse: bytes) -> Parsed:
    """A stored parse as the stages take it. Every analysis starts from here, so that a first and a later one agree."""
    return pipeline.restore(document, parse, _vocabulary())


@lru_cache(maxsize=1)
def _vocabulary() -> Vocab:
    """The lexical attributes of English (``like_num``, ``is_stop``), which a parse does not store."""
    return spacy.blank("en").vocab


def analyse(parsed: Parsed, codebook: Codebook | None, model: Learned | None = None) -> Findings:
    """Time expressions, statements, positions and events of one document.

    Positions without a codebook are frames: holder, stance and evidence, no issue. ``model``: what judgements taught.
    """
    cast = Cast(parsed, codebook)
    timexes = timex.find(parsed)
    said = statements.find(parsed, cast)
    held = positions.find(parsed, cast, said, timexes, codebook)
    if model and codebook:
        held = learning.apply(learning.seen(parsed, held), model, codebook)
    return Findings(tuple(timexes), tuple(said), tuple(held), tuple(events.find(parsed, cast, timexes)))
