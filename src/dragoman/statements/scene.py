"""A paragraph laid out for attribution: its parse, its quotations, and units that no quotation crosses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.statements import marks
from dragoman.statements.marks import Quote

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One paragraph. ``units``: token ranges of sentences, joined where a quotation runs over their border.

    ``inside``: for each token the index of its quotation, -1 outside. ``offsets``: where each token begins.
    """

    paragraph: Paragraph
    quotes: Sequence[Quote]
    units: Sequence[Range]
    inside: Sequence[int]
    offsets: Sequence[int]
    text: str

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.paragraph.parse

    def unit(self, token: int) -> Range:
        """The unit that a token stands in."""
        return self.units[bisect_right(self.units, (token, len(self.offsets))) - 1]

    def chars(self, first: int, last: int) -> Range:
        """Character range of tokens ``first`` up to and without ``last``."""
        return self.doc[first].idx, self.doc[last - 1].idx + len(self.doc[last - 1].text)

    def first_token(self, char: int) -> int:
        """The first token at or after a character."""
        return min(bisect_left(self.offsets, char), len(self.offsets) - 1)

    def sentence_start(self, token: int) -> int:
        """First token of the unit that a token stands in."""
        return self.unit(token)[0]

    def tokens(self, span: Range) -> Range:
        """Tokens that begin within a character range."""
        first, last = bisect_left(self.offsets, span[0]), bisect_left(self.offsets, span[1])
        return (first, last) if first < last else (0, 0)


def scenes(parsed: Parsed) -> list[Scene]:
    """Every paragraph of a document as a scene."""
    quotes = marks.find([p.parse.text for p in parsed.paragraphs])
    return [_scene(p, q) for p, q in zip(parsed.paragraphs, quotes, strict=True)]


def _scene(paragraph: Paragraph, quotes: list[Quote]) -> Scene:
    doc = paragraph.parse
    inside = [-1] * len(doc)
    offsets = [token.idx for token in doc]
    for k, quote in enumerate(quotes):
        first, last = bisect_left(offsets, quote.start), bisect_left(offsets, quote.end)
        inside[first:last] = [k] * (last - first)
    return Scene(paragraph, quotes, _units(doc, inside, quotes), inside, offsets, doc.text)


def _units(doc: Doc, inside: list[int], quotes: list[Quote]) -> list[Range]:
    """Sentences, joined over a border within a quotation and over one that the parser put before small letters."""
    starts = [_border(doc, inside, quotes, sent.start) for sent in doc.sents]
    starts = [s for k, s in enumerate(starts) if k == 0 or s > starts[k - 1]]
    units: list[Range] = []
    for k, start in enumerate(starts):
        end = starts[k + 1] if k + 1 < len(starts) else len(doc)
        crossed = start > 0 and inside[start] >= 0 and inside[start] == inside[start - 1]
        if units and (crossed or _goes_on(doc, start)):
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _border(doc: Doc, inside: list[int], quotes: list[Quote], start: int) -> int:
    """Where a sentence begins: with the opening mark the parser left behind, or after the closing one it took in."""
    if start == 0 or inside[start] < 0 or inside[start] != inside[start - 1]:
        return start
    quote = quotes[inside[start]]
    if doc[start - 1].idx <= quote.start:
        return start - 1
    if doc[start].idx + len(doc[start].text) >= quote.end and start + 1 < len(doc):
        return start + 1
    return start


def _goes_on(doc: Doc, start: int) -> bool:
    """Whether what the parser took for a new sentence is the clause after a quotation: ``?" she asked``."""
    first = doc[start]
    last = start - 1
    while last > 0 and doc[last].is_space:
        last -= 1
    before = doc[last].text
    ends = before in (".", "!", "?", "...", "…") or before in ('"', "”", "''", "»", "’")
    return not ends or (first.text[0].islower() and before != ".")
