"""Statements as a collection marks them that annotates clauses of attribution inside the sentence (GUM's news).

That convention marks a statement only where a clause attributes it, and no further than that clause's sentence; a
quotation in one pair of marks is kept whole. Ours goes on with the speaker. `project` puts statements of either kind
into the former by rule, knowing nothing of the annotation. It is a second reading of the figures, beside the first:

- content is cut to the sentence that holds the cue, a sentence being no shorter than a quotation that it opens;
- what has no cue (a quotation that runs on, an answer in an interview) is left out;
- "I think that …" inside a quotation is marked there and not by us: that stays as it is.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.language.pipeline import Parsed
from dragoman.model import Span

Row = dict[str, Any]


def units(parsed: Parsed) -> list[Span]:
    """The sentences of a document as raw-text spans, those that one pair of marks holds together as one."""
    return [unit for paragraph in parsed.paragraphs for unit in _joined(parsed.document.raw, _sentences(paragraph))]


def _sentences(paragraph: Any) -> Iterator[Span]:
    yield from (paragraph.span(sentence) for sentence in paragraph.parse.sents)


def _joined(raw: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Within a paragraph: a mark that is not closed by its end joins nothing beyond it."""
    start, end, inside = None, 0, False
    for first, end in sentences:
        start = first if start is None else start
        inside = _open(raw[first:end], inside)
        if not inside:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _open(text: str, inside: bool) -> bool:
    for character in text:
        if character in "“”" or character == '"':
            inside = not inside if character == '"' else character == "“"
    return inside


def project(rows: Iterable[Row], sentences: Mapping[str, list[Span]]) -> Iterator[Row]:
    """The rows of an export (``doc``, ``cue``, ``contents``) as that convention has them; ``sentences`` by ``doc``."""
    for row in rows:
        if row["cue"] and (contents := list(_cut(row["contents"], _around(row["cue"], sentences[row["doc"]])))):
            yield {**row, "contents": contents}


def _around(cue: Iterable[int], sentences: list[Span]) -> Span:
    """From the start of the sentence that holds the cue's start to the end of that which holds its end."""
    first, last = cue
    starts = [start for start, _ in sentences]
    return sentences[_at(starts, first)][0], sentences[_at(starts, last - 1)][1]


def _at(starts: list[int], place: int) -> int:
    return max(0, bisect.bisect_right(starts, place) - 1)


def _cut(contents: Iterable[Iterable[int]], within: Span) -> Iterator[list[int]]:
    for start, end in contents:
        a, b = max(start, within[0]), min(end, within[1])
        if a < b:
            yield [a, b]
