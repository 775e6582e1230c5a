"""Looking for phrases of a lexicon in a run of tokens, on lemmas or words, gaps allowed."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.positions.folding import plain
from dragoman.positions.grammar import lemma

_GAP = 2  # words between two words of a phrase


class Run(list[tuple[str, str]]):
    """(word, lemma) pairs in order; ``known`` holds all of them, so that most phrases need no search."""

    known: frozenset[str]


def words(tokens: Sequence[Token]) -> Run:
    """(word, lemma) of each token that is no punctuation."""
    run = Run((plain(t.text), plain(lemma(t))) for t in tokens if not t.is_punct and not t.is_space)
    run.known = frozenset(word for pair in run for word in pair)
    return run


def has(run: Run, phrase: Sequence[str], gap: int = _GAP) -> bool:
    """Do the words of a phrase stand in the run, in order, with at most ``gap`` words between two of them?"""
    if phrase[0] not in run.known:
        return False
    starts = [i for i, pair in enumerate(run) if phrase[0] in pair]
    return any(_from(run, phrase, i, gap) for i in starts)


def _from(run: Sequence[tuple[str, str]], phrase: Sequence[str], at: int, gap: int) -> bool:
    for word in phrase[1:]:
        after = range(at + 1, min(at + gap + 2, len(run)))
        at = next((i for i in after if word in run[i]), -1)
        if at < 0:
            return False
    return True
