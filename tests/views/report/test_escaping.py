"""No text of a source ever becomes markup: hostile titles, names, quotations and addresses stay text."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Actor, Codebook, Document, Record
from dragoman.overview import matrix, sources, timeline
from dragoman.views.figures import matrix as matrix_figure
from dragoman.views.figures import sources as sources_figure
from dragoman.views.figures import timeline as timeline_figure
from dragoman.views.report import brief, render
from dragoman.views.report.marking import Finds, pieces
from tests.views.report.contexts import TAGS, context, read

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "</style><style>*{display:none}",
    "<iframe srcdoc='<script>1</script>'>",
    "{{ 7*7 }}{% for x in y %}",
    "javascript:alert(1)",
    "\u202etxet desrever\u202c",
    "a" * 4000,
    "&lt;b&gt; &amp; &#60;",
    "]]><!--",
)


@pytest.fixture(scope="module")
def ours(harbour: ModuleType) -> set[tuple[str, str]]:
    """The (element, attribute) pairs of a page without poison."""
    page = read(render(context(harbour.record(), harbour.codebook())))
    return {(tag, name) for tag, name, _ in page.attributes}


def poisoned(harbour: ModuleType, poison: str) -> tuple[Record, Codebook]:
    """The invented negotiation with the poison wherever a text of others can stand."""
    record: Record = harbour.record()
    book: Codebook = harbour.codebook()
    documents = {id: _document(document, poison) for id, document in record.documents.items()}
    actor = Actor(poison, poison, role=poison, speaks_for="nordia")
    said = tuple(replace(s, speaker=actor, speaker_mention=poison, role=poison) for s in record.statements)
    held = tuple(replace(p, speaker=poison, reason=poison) for p in record.positions)
    stranger = replace(held[0], id=poison, holder=poison, issue=None, option=None)
    events = tuple(replace(e, id=poison, title=poison, place=poison, format=poison) for e in record.events)
    book = replace(
        book,
        negotiation=poison,
        parties=tuple(replace(party, name=poison + party.id) for party in book.parties),
        issues=tuple(
            replace(issue, name=poison, options=tuple(replace(o, name=poison) for o in issue.options))
            for issue in book.issues
        ),
    )
    return replace(record, documents=documents, statements=said, positions=(*held, stranger), events=events), book


def _document(document: Document, poison: str) -> Document:
    start = document.body[-1][1]
    raw = f"{document.raw}\n\n{poison}"
    span = (len(document.raw) + 2, len(raw))
    assert start <= span[0]
    return replace(
        document,
        raw=raw,
        body=(*document.body, span),
        title=poison,
        title_span=None,
        outlet=poison,
        agency=poison + "a",
        byline=poison,
        place=poison,
        url=poison,
        language=poison,
    )


@pytest.mark.parametrize("poison", HOSTILE)
def test_the_page_has_our_tags_and_attributes_only(
    harbour: ModuleType, ours: set[tuple[str, str]], poison: str
) -> None:
    page = read(render(context(*poisoned(harbour, poison))))
    assert page.tags <= TAGS
    assert {(tag, name) for tag, name, _ in page.attributes} <= ours
    assert all(value.startswith("#") for value in page.values("href"))
    assert all(value.isascii() and " " not in value for value in page.values("id"))
    assert " ".join(poison.split()) in page.words


@pytest.mark.parametrize("poison", HOSTILE)
def test_figures_have_our_elements_only(harbour: ModuleType, poison: str) -> None:
    record, book = poisoned(harbour, poison)
    for drawn in (
        matrix_figure.draw(matrix.build(record, book), alone=True, link=lambda party, issue: poison),
        timeline_figure.draw(timeline.build(record, book), book, alone=True),
        sources_figure.draw(sources.build(record, book), alone=True),
    ):
        page = read(drawn)
        assert page.tags <= TAGS
        assert not [name for _, name, _ in page.attributes if name.startswith("on")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", " https://x", "file:///etc/passwd"]
)
def test_only_web_addresses_become_links(harbour: ModuleType, url: str) -> None:
    record = harbour.record()
    documents = {id: replace(document, url=url) for id, document in record.documents.items()}
    page = read(render(context(replace(record, documents=documents), harbour.codebook())))
    assert all(value.startswith("#") for value in page.values("href"))


@pytest.mark.parametrize("poison", HOSTILE)
def test_the_brief_holds_no_markup_of_others(harbour: ModuleType, poison: str) -> None:
    text = brief(context(*poisoned(harbour, poison)))
    assert "<script" not in text.replace("\\<", "")
    for line in text.splitlines():
        bare = line.replace("\\<", "").replace("\\[", "").replace("\\`", "")
        assert "<" not in bare
        assert "`" not in bare
        assert "[" not in bare


@given(
    raw=st.text(min_size=1, max_size=80),
    cuts=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
    said=st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3),
)
@settings(max_examples=300, deadline=None)
def test_marking_never_changes_a_letter(
    harbour: ModuleType, raw: str, cuts: list[tuple[int, int]], said: list[tuple[int, int]]
) -> None:
    pattern = harbour.positions()[0]
    held = [replace(pattern, id=f"x{n}", evidence=(min(c), max(c))) for n, c in enumerate(cuts) if c[0] != c[1]]
    found = pieces(raw, (0, len(raw)), Finds(tuple(held), tuple((min(s), max(s)) for s in said)))
    assert "".join(piece.text for piece in found) == raw
    anchored = [fragment for piece in found for fragment in piece.anchors]
    assert len(anchored) == len(set(anchored))
    assert {f"p-{p.id}" for p in held if p.evidence[0] < len(raw)} == set(anchored)
    for piece in found:
        assert bool(piece.anchors) <= (piece.status is not None)
