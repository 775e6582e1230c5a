"""Report contexts made from a record and a codebook, by the real engines; and a strict reader of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from dragoman import deals
from dragoman.deals.over_time import over_time
from dragoman.model import Codebook, Record
from dragoman.overview import matrix, silence, sources, timeline
from dragoman.overview.record import negotiation
from dragoman.views.report import ReportContext

VOID = frozenset({"meta", "br", "col"})
TAGS = frozenset(  # every element that our templates write
    [
        *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "footer"),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "div",
            "span",
            "bdi",
            "b",
            "strong",
            "small",
            "em",
            "q",
            "cite",
            "mark",
            "pre",
            "br",
        ),
        *("a", "ol", "ul", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption", "blockquote"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
        *("svg", "defs", "symbol", "path", "circle", "rect", "use", "g", "text"),
    ]
)


def context(
    record: Record, codebook: Codebook, *, as_of: str | None = None, quotes_only: bool = False
) -> ReportContext:
    """Everything that the report shows of a record."""
    found = matrix.build(record, codebook, as_of)
    return ReportContext(
        codebook=codebook,
        record=record,
        matrix=found,
        timeline=timeline.build(record, codebook),
        sources=sources.build(record, codebook),
        analysis=deals.analyse(negotiation(record, codebook, as_of)),
        silences=silence.build(found, codebook),
        history=over_time(negotiation(record, codebook, as_of)),
        manifest={"version": "9.9", "codebook_sha256": "ab" * 32, "lexicons": {"verbs.tsv": "cd" * 32}},
        quotes_only=quotes_only,
    )


@dataclass
class Page(HTMLParser):
    """What a page consists of. Raises AssertionError where its tags do not nest."""

    tags: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes the tag and its attributes."""
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "mark":
            self.marks.append("")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As a start tag that needs no end."""
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Checks that it closes what was opened last."""
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Collects text outside the stylesheet."""
        if "style" not in self._open:
            self.text.append(data)
        if "mark" in self._open:
            self.marks[-1] += data

    @property
    def words(self) -> str:
        """All text, on one line."""
        return " ".join("".join(self.text).split())

    def values(self, name: str) -> list[str]:
        """The values of an attribute, in order."""
        return [value for _, attribute, value in self.attributes if attribute == name]


def read(html: str) -> Page:
    """The page, parsed to its end."""
    page = Page()
    page.feed(html)
    page.close()
    assert page._open == []
    return page
