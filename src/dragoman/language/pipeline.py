"""The dependency parse of a document, paragraph by paragraph, with offsets that lead back into the raw text.

What is parsed is the view of a paragraph (`normal.view`: composed accents, plain spaces, nothing that nobody sees). The
view maps its offsets back, so that every span that leaves a paragraph points into the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Token
from spacy.tokens import Span as Phrase
from spacy.vocab import Vocab

from dragoman.errors import DragomanError
from dragoman.language.normal import View, view
from dragoman.model import Document, Span
from dragoman.settings import MODEL_PACKAGES

_LONGEST = 20_000  # code points that go through the parser at once; memory grows with it


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph: ``start`` its offset in the raw text, ``parse`` the spaCy Doc of ``view``, which maps back.

    ``heading`` is True for headlines.
    """

    index: int
    start: int
    heading: bool
    parse: Doc
    view: View

    def span(self, part: Phrase | Token) -> Span:
        """The raw-text span of a token or phrase of this paragraph."""
        if isinstance(part, Token):
            return self.raw(part.idx, part.idx + len(part.text))
        return self.raw(part.start_char, part.end_char)

    def raw(self, start: int, end: int) -> Span:
        """The raw-text span of two character offsets into the parsed text."""
        first, last = self.view.raw(start, end)
        return self.start + first, self.start + last

    def seen(self, span: Span) -> Span:
        """The offsets into the parsed text of a raw-text span that starts in this paragraph; the reverse of `raw`."""
        return self.view.seen(span[0] - self.start, span[1] - self.start)


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A document with its paragraphs in reading order, the title first where there is one."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    def to_bytes(self) -> bytes:
        """The parse alone, for the dossier; `restore` turns it back."""
        return DocBin(_KEPT, docs=[p.parse for p in self.paragraphs]).to_bytes()


def stored_as(model: str) -> str:
    """The name under which parses by a model are kept: one of an older view has other offsets."""
    return f"{model}, view {VIEW}"


VIEW = 2  # goes up whenever `normal.view` gives another text
_KEPT = ["ENT_IOB", "ENT_TYPE", "HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH", "SENT_START", "SPACY"]


@lru_cache(maxsize=2)
def load(model: str) -> Language:
    """The spaCy pipeline of that name. Raises D301 where it is not installed."""
    try:
        return spacy.load(model)
    except OSError as error:
        raise DragomanError("D301", model=model, package=MODEL_PACKAGES.get(model, model)) from error


def spans(document: Document) -> list[tuple[Span, bool]]:
    """The stretches that are parsed, in order: title, then body paragraphs; True marks a heading. Long ones are cut."""
    headings = set(document.headings)
    title = [document.title_span] if document.title_span else []
    whole = [*title, *(span for span in document.body if span not in title)]
    return [(part, span in headings or span in title) for span in whole for part in _pieces(document.raw, span)]


def _pieces(raw: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > _LONGEST:
        cut = raw.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def parse(documents: Iterable[Document], model: str) -> Iterator[Parsed]:
    """Parses documents one after the other. Raises D301."""
    nlp = load(model)
    for document in documents:
        parts = _viewed(document)
        docs = nlp.pipe((part.text for _, _, part in parts), batch_size=64)
        yield Parsed(document, _paragraphs(parts, docs))


@lru_cache(maxsize=1)
def _vocabulary() -> Vocab:
    """An English vocabulary: a bare one knows no lower case, no numbers and no shapes of words."""
    return spacy.blank("en").vocab


def restore(document: Document, data: bytes, vocab: Vocab | None = None) -> Parsed:
    """The parse of a document from `Parsed.to_bytes`. The document's body must be the one that was parsed."""
    docs = DocBin().from_bytes(data).get_docs(vocab or _vocabulary())
    return Parsed(document, _paragraphs(_viewed(document), docs))


def _viewed(document: Document) -> list[tuple[Span, bool, View]]:
    return [(span, heading, view(document.text(span))) for span, heading in spans(document)]


def _paragraphs(parts: list[tuple[Span, bool, View]], docs: Iterable[Doc]) -> tuple[Paragraph, ...]:
    rows = zip(parts, docs, strict=True)
    return tuple(Paragraph(i, span[0], heading, doc, seen) for i, ((span, heading, seen), doc) in enumerate(rows))
