"""What holds for every text."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Codebook, Party, Position
from tests.positions.fisheries import BOOK, PARTIES, brief, read
from tests.positions.test_position_acts import REPORTED
from tests.positions.test_position_polarity import LORVIA

SENTENCES = [row[0] for row in REPORTED]
RENAMED = {"Lorvia": "Belmar", "Lorvian": "Belmarian", "Ostrea": "Quendia"}


def renamed(text: str) -> str:
    for old, new in sorted(RENAMED.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(old, new)
    return text


def book_renamed() -> Codebook:
    def party(p: Party) -> Party:
        return dataclasses.replace(p, name=renamed(p.name), aliases=tuple(map(renamed, p.aliases)))

    return dataclasses.replace(BOOK, parties=tuple(party(p) for p in PARTIES))


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from([" ", "\n"]))
def test_evidence_stands_in_the_text_and_ids_differ(sentences: list[str], glue: str) -> None:
    text = glue.join(sentences)
    positions = read(text)
    for position in positions:
        start, end = position.evidence
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip(" \"'.,") == text[start:end]
        assert 1 <= position.strength <= 5
        assert 0 < position.confidence <= 1
        assert position.reason
    assert len({p.id for p in positions}) == len(positions)


def test_renaming_parties_changes_nothing_but_the_names() -> None:
    plain = [text for text in SENTENCES if "Lorvia" in text]
    for text in plain[:12]:
        assert brief(read(text)) == brief(read(renamed(text), book=book_renamed())), text


def test_a_second_reading_gives_the_same_ids() -> None:
    text = " ".join(SENTENCES[:6])
    assert [p.id for p in read(text)] == [p.id for p in read(text)]


def test_a_position_in_a_later_sentence_does_not_change_an_earlier_one() -> None:
    first = "Lorvia demands that Ostrea cut the herring quota."
    alone: set[Position] = set(read(first))
    assert alone <= set(read(f"{first} Ostrea rejects joint inspections."))
    assert {p.holder for p in alone} == {LORVIA}


def test_a_paper_by_somebody_who_is_no_party_has_no_author_and_an_end() -> None:
    for text in (
        "A proposal from the ferry company would cut the fee.",
        "The draft by the company demands a lower fee.",
    ):
        assert all(position.holder not in RENAMED for position in read(text))
