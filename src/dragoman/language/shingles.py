"""The words of an article by paragraph, and runs of them: what a text is recognised by in another outlet's hands.

Runs ("shingles") of three words after Broder 1997, "On the resemblance and containment of documents".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.model import Document, Span

SHINGLE = 3  # words
Run = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words and numbers of a text, case and marks aside."""
    return _WORD.findall(text.casefold())


def paragraphs(document: Document) -> Iterator[tuple[Span, list[str]]]:
    """The paragraphs of the body that have words; headings are left out, outlets change them."""
    headings = set(document.headings)
    for span in document.body:
        if span not in headings and (found := words(document.text(span))):
            yield span, found


def runs(found: Sequence[str], length: int = SHINGLE) -> list[Run]:
    """The runs of so many words, in order; all the words as one, where there are fewer."""
    return [tuple(found[i : i + length]) for i in range(max(1, len(found) - length + 1))] if found else []
