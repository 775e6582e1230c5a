"""The view that is parsed: what looks the same is the same, and every span of it leads back to the raw text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import codebook
from dragoman.language import pipeline
from dragoman.language.normal import View, view
from dragoman.reading.articles import Given, compose
from dragoman.run.analyse import analyse
from dragoman.settings import Settings

ODD = (
    "e\u0301o\u0308\u200b\u200d\u200e\xad\ufeff\u2060\ufb01\ufb03\uff21\uff5e\u2009\xa0\u3000\u2011"
    " a.\n\u1100\u1161\u11a8\u0958\u212b"
)
TEXTS = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS)
def test_the_map_never_falls_and_covers_what_is_seen(raw: str) -> None:
    seen = view(raw)
    assert unicodedata.is_normalized("NFC", seen.text)
    assert bool(seen.text) == bool(raw)
    spans = [seen.raw(i, i + 1) for i in range(len(seen.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert spans == sorted(spans)
    assert [end for _, end in spans] == sorted(end for _, end in spans)


@given(TEXTS, st.data())
def test_a_span_goes_to_the_raw_text_and_back(raw: str, data: st.DataObject) -> None:
    seen = view(raw)
    start = data.draw(st.integers(0, len(seen.text)))
    end = data.draw(st.integers(start, len(seen.text)))
    first, last = seen.raw(start, end)
    if start < end:
        low, high = seen.seen(first, last)
        assert low <= start < end <= high  # a part of a ligature counts as all of it
        assert seen.raw(low, high) == (first, last)


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_needs_no_map(raw: str) -> None:
    seen = view(raw)
    assert (seen.starts, len(seen.text)) == ((), len(raw))
    assert seen.text.split() == raw.split()


@given(TEXTS)
def test_a_view_is_its_own_view(raw: str) -> None:
    assert view(view(raw).text) == View(view(raw).text)


def test_composed_text_costs_next_to_nothing() -> None:
    raw = "Le général a dit à la presse que l’été serait long. " * 20_000
    began = time.process_time()
    assert not view(raw).starts
    assert time.process_time() - began < 0.5


BOOK = codebook.loads(
    """negotiation: Ships
parties:
  - {id: efaland, name: Éfaland, necessary: true, people: [José Núñez]}
  - {id: league, name: Corvane League, necessary: true}
issues:
  - id: ships
    name: Ships
    options:
      - {id: out, name: Warships leave, cues: [official pact on warships]}
"""
)
PLAIN = (
    "“We will accept the official pact on warships,” José Núñez of Éfaland said on Monday in the full-time office.\n"
)


def wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


PRINTED = {
    "decomposed": unicodedata.normalize("NFD", PLAIN),
    "no-break spaces": PLAIN.replace(" ", "\xa0"),
    "thin spaces": PLAIN.replace(" ", "\u2009"),
    "ideographic spaces": PLAIN.replace(" ", "\u3000"),
    "soft hyphens": PLAIN.replace("warships", "war\xadships").replace("said", "sa\xadid").replace("Núñez", "Nú\xadñez"),
    "zero width": PLAIN.replace("said", "sa\u200bid").replace("Núñez", "Nú\u200dñez").replace("pact", "\u2060pact"),
    "directions": PLAIN.replace("José", "\u202aJosé\u202c").replace("said", "\u200esaid"),
    "ligatures": PLAIN.replace("ffi", "\ufb03"),
    "full width": PLAIN.replace("warships", wide("warships")).replace("said", wide("said")),
    "hyphens": PLAIN.replace("-", "\u2011"),
}


def read(raw: str) -> list[object]:
    """What is found in a text; every span is checked against the raw text."""
    document = compose(raw, "one.txt", Given(), Settings())
    assert document.raw == raw
    (parsed,) = pipeline.parse([document], Settings().model)
    kept = pipeline.restore(document, parsed.to_bytes())
    assert [p.parse.text for p in kept.paragraphs] == [p.parse.text for p in parsed.paragraphs]
    for paragraph in kept.paragraphs:
        for token in paragraph.parse:
            assert view(document.text(paragraph.span(token))).text == token.text or token.is_space
    found = analyse(parsed, BOOK)
    assert found == analyse(kept, BOOK)

    def words(span: tuple[int, int]) -> str:
        return view(document.text(span)).text

    said = [
        (s.kind, s.speaker and (s.speaker.name, s.speaker.speaks_for), *map(words, s.contents))
        for s in found.statements
    ]
    return [
        *said,
        *((p.holder, p.issue, p.option, p.stance, p.basis, words(p.evidence)) for p in found.positions),
        *((t.type, t.value, words(t.span)) for t in found.timexes),
    ]


@pytest.mark.parametrize("name", PRINTED)
def test_however_it_is_printed_the_same_is_found(name: str) -> None:
    assert PRINTED[name] != PLAIN
    found = read(PRINTED[name])
    assert found == read(PLAIN)
    assert any("efaland" in one for one in found)  # type: ignore[operator]


def test_a_codebook_may_be_decomposed() -> None:
    assert codebook.loads(unicodedata.normalize("NFD", BOOK.source)).parties == BOOK.parties


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(PLAIN) - 1), st.sampled_from("\xad\u200b\u200d\u200e\u0301\u2009\ufb01\U0001f54a")
        ),
        max_size=12,
    )
)
def test_every_span_points_into_the_raw_text(marks: list[tuple[int, str]]) -> None:
    raw = PLAIN
    for at, mark in marks:
        raw = raw[:at] + mark + raw[at:]
    read(raw)
