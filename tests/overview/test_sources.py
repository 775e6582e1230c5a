"""On whose word the record rests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.model import Outlet, Record
from dragoman.overview import sources
from dragoman.overview.sources import NOT_STATED, Origins
from tests.overview import harbour


def test_a_reprint_counts_once_and_its_outlet_is_kept() -> None:
    built = sources.build(harbour.record(), harbour.codebook())
    nordia = built.parties[0]
    assert (nordia.party, nordia.positions, nordia.texts, nordia.statements) == ("nordia", 3, 2, 2)
    assert [(s.name, s.count, s.reprints) for s in nordia.outlets] == [("The Beacon", 2, 0), ("Orsa Daily", 1, 0)]
    assert [(s.name, s.count) for s in nordia.also_in] == [("Morning Mail", 2)]


def test_shares_by_outlet_agency_basis_and_speaker() -> None:
    built = sources.build(harbour.record(), harbour.codebook())
    nordia, vesland = built.parties
    assert nordia.largest_outlet is not None
    assert nordia.largest_outlet.share == 2 / 3
    assert nordia.largest_agency is not None
    assert nordia.largest_agency.name == "NWA"
    assert [(s.name, s.count) for s in nordia.bases] == [("own", 2), ("forecast", 1)]
    assert [s.name for s in vesland.speakers] == ["the reporter", "Omar Reyes"]
    assert NOT_STATED in {s.name for s in vesland.outlets}


def test_the_whole_is_the_sum_of_the_parties() -> None:
    built = sources.build(harbour.record(), harbour.codebook())
    assert built.whole.positions == sum(rest.positions for rest in built.parties) == 7
    assert built.whole.statements == 4


def test_no_outlet_no_largest_one() -> None:
    record = harbour.record()
    bare = {id: replace(d, outlet=None, agency=None) for id, d in record.documents.items()}
    built = sources.build(replace(record, documents=bare), harbour.codebook())
    assert built.whole.largest_outlet is None
    assert built.whole.outlets[0].name == NOT_STATED


def test_reprints_of_reprints_lead_to_the_first_print_and_circles_end() -> None:
    documents = harbour.record().documents
    chain = {**documents, "d5": replace(documents["d5"], copy_of="d4")}
    assert Origins(chain).first("d5") == "d1"
    assert [d.id for d in Origins(chain).reprints("d1")] == ["d4", "d5"]
    named = {**documents, "d4": replace(documents["d4"], copy_of="d1.txt")}
    assert Origins(named).first("d4") == "d1", "a copy may name the document as it was given"
    circle = {**documents, "d1": replace(documents["d1"], copy_of="d4")}
    assert Origins(circle).first("d1") in {"d1", "d4"}


def test_nothing_on_record() -> None:
    built = sources.build(Record({}, (), (), ()), harbour.codebook())
    assert built.parties == ()
    assert built.whole.positions == 0
    assert built.whole.largest_outlet is None


def registered(*outlets: Outlet, **changes: dict[str, Any]) -> Record:
    """The record with a register, and with fields of its documents changed."""
    record = harbour.record()
    documents = {id: replace(d, **changes.get(id, {})) for id, d in record.documents.items()}
    return replace(record, documents=documents, outlets={outlet.name: outlet for outlet in outlets})


def only_state(record: Record, *, named: str = "Nordia") -> list[tuple[str | None, tuple[str, ...], int, int]]:
    book = harbour.codebook()
    parties = tuple(replace(p, aliases=("Norway",)) if p.name == named else p for p in book.parties)
    nordia = sources.build(record, replace(book, parties=parties)).parties[0]
    return [(t.country, t.parties, t.count, t.of) for t in nordia.through_state]


NWA = Outlet("NWA", agency=True, country="NO", owner="Norway", state=True, source="its statute")
BEACON = Outlet("The Beacon", country="SE", state=True, source="an observer")


def test_a_share_has_what_the_register_says_and_nothing_where_it_is_silent() -> None:
    nordia = sources.build(registered(NWA), harbour.codebook()).parties[0]
    (agency,) = (share for share in nordia.agencies if share.name == "NWA")
    assert (agency.country, agency.owner, agency.state, agency.source) == ("NO", "Norway", True, "its statute")
    assert {(s.country, s.owner, s.state, s.source) for s in nordia.outlets} == {(None, None, None, None)}


def test_an_agencys_report_is_a_states_word_whoever_prints_it() -> None:
    assert only_state(registered(NWA)) == [("NO", ("nordia",), 2, 3)]
    assert only_state(registered(NWA), named="Vesland") == [("NO", ("vesland",), 2, 3)]
    assert only_state(registered(replace(NWA, country=None))) == [(None, (), 2, 3)]


@pytest.mark.parametrize("state", [None, False])
def test_who_is_not_listed_as_controlled_is_not_counted(state: bool | None) -> None:
    assert only_state(registered(replace(NWA, state=state))) == []


def test_a_print_elsewhere_is_a_second_witness_where_no_agency_is_named() -> None:
    unsigned: dict[str, dict[str, Any]] = {"d1": {"agency": None}, "d4": {"agency": None}}
    mail = Outlet("Morning Mail", country="FI", state=True, source="an observer")
    assert only_state(registered(BEACON, **unsigned)) == [], "the Morning Mail has it, too"
    assert only_state(registered(BEACON, mail, **unsigned)) == [("SE", (), 2, 3)]


def test_a_reprint_that_names_no_agency_has_it_from_that_of_the_first_print() -> None:
    assert only_state(registered(NWA, d4={"agency": None})) == [("NO", ("nordia",), 2, 3)]
    own: dict[str, dict[str, Any]] = {"d1": {"outlet": "NWA", "agency": None}, "d4": {"agency": None}}
    assert only_state(registered(NWA, **own)) == [("NO", ("nordia",), 2, 3)]
