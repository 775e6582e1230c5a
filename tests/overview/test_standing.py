"""How what was said on one (party, option) is ranked, and what alliances make of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.codebook import loads
from dragoman.model import Negotiation, Position
from dragoman.overview.alliances import statuses
from dragoman.overview.standing import Standing, held_on

BOOK = loads("""
parties:
  - {id: north, necessary: true}
  - {id: south, necessary: true}
  - {id: isle}
  - {id: league, members: [south, isle], decides: unanimity}
  - {id: council, members: [north, south, isle], decides: majority}
  - {id: club, members: [isle]}
issues:
  - id: toll
    options: [{id: keep, status_quo: true}, {id: halve}, {id: drop}]
  - id: fish
    options: [{id: open, status_quo: true}, {id: quota}]
  - id: venue
    procedural: true
    options: [{id: ashore}, {id: afloat}]
""")
_count = iter(range(10**9))


def said(holder: str, stance: str, option: str = "halve", **more: Any) -> Position:
    """A position on the toll."""
    number = next(_count)
    fields: dict[str, Any] = {"issue": "toll", "doc": f"d{number}", "evidence": (0, 1)} | more
    return Position(id=f"p{number:06}", holder=holder, stance=stance, option=option, **fields)  # type: ignore[arg-type]


def stand(*positions: Position, key: str = "north:halve", as_of: str | None = None, **more: Any) -> Standing:
    """The standing of `party:option` on the toll that positions come to."""
    party, option = key.split(":")
    return statuses(Negotiation(BOOK, positions, as_of), **more)[party, "toll", option]


@pytest.mark.parametrize(
    ("stance", "more", "status"),
    [
        ("demand", {}, "wants"),
        ("offer", {}, "accepts"),
        ("accept", {}, "accepts"),
        ("open", {}, "considers"),
        ("reject", {"strength": 2}, "opposes"),
        ("reject", {"strength": 3}, "refuses"),
        ("reject", {"strength": 1, "red_line": True}, "red-line"),
        ("offer", {"condition": (3, 9)}, "considers"),
        ("offer", {"condition": (3, 9), "condition_option": "sea/none"}, "considers"),
        ("offer", {"condition": (3, 9), "condition_option": "venue/afloat"}, "considers"),
        ("reject", {"condition": (3, 9)}, "refuses"),
    ],
)
def test_one_position(stance: str, more: dict[str, Any], status: str) -> None:
    found = stand(said("north", stance, **more))
    assert (found.status, found.possible) == (status, status)


def test_silence() -> None:
    found = stand()
    assert (found.status, found.basis, found.how, found.positions) == ("unknown", None, "nothing", ())


def test_own_words_go_before_reports_and_reports_before_forecasts() -> None:
    own = said("north", "open", as_of="2030-01-01")
    reported = said("north", "reject", basis="reported", as_of="2031-01-01")
    forecast = said("north", "accept", basis="forecast", as_of="2032-01-01")
    found = stand(own, reported, forecast)
    assert (found.status, found.decided_by) == ("considers", (own.id,))
    assert found.positions == (own.id, reported.id, forecast.id)
    assert stand(reported, forecast).status == "refuses"


def test_where_signs_differ_the_latest_holds() -> None:
    no = said("north", "reject", red_line=True, as_of="2030-01-01")
    yes = said("north", "accept", as_of="2030-02-01")
    assert stand(no, yes).status == "accepts"


def test_of_one_sign_the_firmest_holds() -> None:
    firm = said("north", "reject", strength=5, as_of="2030-01-01")
    mild = said("north", "reject", strength=1, as_of="2030-02-01")
    found = stand(firm, mild)
    assert (found.status, found.strength, found.decided_by) == ("refuses", 5, (firm.id,))


def test_what_was_taken_back_does_not_come_back_with_a_milder_no() -> None:
    line = said("north", "reject", red_line=True, as_of="2030-01-01")
    yes = said("north", "accept", as_of="2030-02-01")
    mild = said("north", "reject", strength=1, as_of="2030-03-01")
    assert stand(line, yes, mild).status == "opposes"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [("2030-01-12", "2030-01-13"), ("2030-01", "2030-02-01"), (None, "2030"), ("XXXX-06-01", "2030-01-12")],
)
def test_dates_that_can_be_told_apart(earlier: str | None, later: str) -> None:
    no, yes = said("north", "reject", as_of=earlier), said("north", "accept", as_of=later)
    found = stand(no, yes)
    assert (found.status, found.conflict) == ("accepts", False)


@pytest.mark.parametrize(("one", "other"), [("2030-01-12", "2030-01-12"), ("2030-01", "2030-01-12"), (None, "XXXX-06")])
def test_opposite_signs_on_dates_that_cannot_be_told_apart_are_a_conflict(one: str | None, other: str) -> None:
    found = stand(said("north", "reject", as_of=one), said("north", "accept", as_of=other))
    assert found.conflict
    assert (found.status, found.possible) == ("refuses", "accepts")
    assert len(found.decided_by) == 2


def test_the_date_of_a_position() -> None:
    no = said("north", "reject", doc="late")
    yes = said("north", "accept", doc="early", said_on="2030-01-05")
    assert stand(no, yes, published={"late": "2030-02-01", "early": "2030-03-01"}).status == "refuses"
    assert stand(no, yes, published={"late": "2030-01-01"}).status == "accepts"


def test_as_of_a_date() -> None:
    no, yes = said("north", "reject", as_of="2030-01-01"), said("north", "accept", as_of="2030-02")
    assert stand(no, yes, as_of="2030-01-31").status == "refuses"
    assert stand(no, yes, as_of="2030-02-01").status == "accepts"
    assert stand(no, as_of="2029").status == "unknown"


def test_a_rejected_or_uncoded_position_says_nothing() -> None:
    rejected = said("north", "accept", status="rejected")
    uncoded = said("north", "accept", issue=None, option=None)
    stranger = said("somebody", "accept")
    assert stand(rejected, uncoded, stranger).status == "unknown"


def test_a_denial_takes_back_what_others_reported() -> None:
    report = said("north", "accept", basis="reported", as_of="2030-01-01")
    denial = said("north", "accept", denies=True, as_of="2030-01-02")
    found = stand(report, denial)
    assert (found.status, found.how) == ("unknown", "nothing")
    assert found.positions == (report.id, denial.id)
    later = said("north", "accept", basis="reported", as_of="2030-01-03")
    assert stand(report, denial, later).decided_by == (later.id,)


def test_a_denial_leaves_own_words_and_the_other_sign_alone() -> None:
    own = said("north", "accept", as_of="2030-01-01")
    denial = said("north", "accept", denies=True, as_of="2030-01-02")
    assert stand(own, denial).status == "accepts"
    assert stand(said("north", "reject", basis="reported", as_of="2030-01-01"), denial).status == "refuses"


def test_a_reprint_counts_once() -> None:
    first, again = said("north", "accept", doc="a"), said("north", "accept", doc="b")
    copies = {"b": "a"}
    assert stand(first, again, copies=copies).positions == (first.id,)
    assert stand(first, again).positions == (first.id, again.id)
    assert stand(again, copies=copies).positions == (again.id,)


def test_a_red_line_demand_rules_out_what_nothing_was_said_on() -> None:
    line = said("north", "demand", "drop", red_line=True)
    keep, halve, drop = (stand(line, key=f"north:{o}") for o in ("keep", "halve", "drop"))
    assert (keep.status, halve.status, drop.status) == ("red-line", "red-line", "wants")
    assert (keep.how, keep.decided_by) == ("red-line-demand", (line.id,))
    assert stand(line, said("north", "open", "halve")).status == "considers"


def test_a_red_line_demand_and_hearsay() -> None:
    line = said("north", "demand", "drop", red_line=True)
    assert stand(line, said("north", "accept", "halve", basis="forecast")).status == "red-line"
    report = said("north", "demand", "drop", red_line=True, basis="reported")
    assert stand(report, said("north", "accept", "halve")).status == "accepts"


def test_a_red_line_demand_that_was_taken_back_rules_nothing_out() -> None:
    line = said("north", "demand", "drop", red_line=True, as_of="2030-01-01")
    back = said("north", "reject", "drop", as_of="2030-02-01")
    assert stand(line, back).status == "unknown"


def test_a_plain_demand_says_nothing_of_other_options() -> None:
    assert stand(said("north", "demand", "drop")).status == "unknown"


@pytest.mark.parametrize(("coded", "kept"), [("fish/quota", "fish/quota"), ("drop", "toll/drop")])
def test_a_coded_condition_is_kept(coded: str, kept: str) -> None:
    found = stand(said("north", "offer", condition=(3, 9), condition_option=coded))
    assert (found.status, found.conditions) == ("accepts", (kept,))


def test_an_unconditional_yes_frees_a_conditional_one() -> None:
    hung = said("north", "offer", condition=(3, 9), condition_option="fish/quota")
    assert stand(hung, said("north", "accept")).conditions == ()
    assert stand(hung, said("north", "open")).conditions == ("fish/quota",)


def test_under_unanimity_one_no_is_the_alliances_no() -> None:
    no = said("isle", "reject")
    found = stand(no, said("south", "accept"), key="league:halve")
    assert (found.status, found.how, found.via, found.decided_by) == ("refuses", "members", ("isle",), (no.id,))


def test_an_alliances_own_words_go_before_its_members() -> None:
    found = stand(said("isle", "reject"), said("league", "accept"), key="league:halve")
    assert (found.status, found.how, found.confirmed) == ("accepts", "said", True)


def test_all_members_agreeing_is_the_alliance_agreeing() -> None:
    found = stand(said("isle", "demand"), said("south", "accept"), key="league:halve")
    assert (found.status, found.confirmed) == ("accepts", True)
    assert stand(said("south", "accept"), key="league:halve").status == "unknown"


def test_hearsay_of_an_alliance_fills_silence_and_is_never_certain() -> None:
    heard = said("league", "accept", basis="reported")
    found = stand(heard, key="league:halve")
    assert (found.status, found.confirmed) == ("accepts", False)
    assert stand(heard, said("isle", "reject"), key="league:halve").status == "refuses"
    assert stand(said("club", "accept", basis="forecast"), key="club:halve").confirmed is False


def test_a_silent_member_follows_what_its_alliance_said_itself() -> None:
    own = said("league", "reject")
    found = stand(own, key="isle:halve")
    assert (found.status, found.how, found.via, found.decided_by) == ("refuses", "alliance", ("league",), (own.id,))
    assert stand(own, said("isle", "accept"), key="isle:halve").status == "accepts"
    assert stand(said("league", "reject", basis="reported"), key="isle:halve").status == "unknown"


def test_a_member_of_a_majority_alliance_is_not_bound() -> None:
    assert stand(said("council", "reject"), key="isle:halve").status == "unknown"


def test_a_majority_decides() -> None:
    yes = [said("north", "accept"), said("south", "offer")]
    assert stand(*yes, said("isle", "reject"), key="council:halve").status == "accepts"
    no = [said("north", "reject", strength=1), said("south", "reject", red_line=True)]
    found = stand(*no, said("isle", "accept"), key="council:halve")
    assert (found.status, found.via) == ("red-line", ("north", "south"))


def test_an_alliance_without_a_rule_takes_nothing_from_members() -> None:
    assert stand(said("isle", "reject"), key="club:halve").status == "unknown"


positions = st.builds(
    said,
    st.sampled_from(["north", "south", "isle", "league"]),
    st.sampled_from(["demand", "offer", "accept", "open", "reject"]),
    st.sampled_from(["keep", "halve", "drop"]),
    basis=st.sampled_from(["own", "reported", "forecast"]),
    strength=st.integers(1, 5),
    red_line=st.booleans(),
    denies=st.sampled_from([False, False, False, True]),
    as_of=st.sampled_from([None, "XXXX-01-12", "2030", "2030-01", "2030-01-12", "2030-02-01"]),
)


@given(st.lists(positions, max_size=8), st.randoms())
def test_the_order_of_the_record_does_not_matter(record: list[Position], random: Any) -> None:
    shuffled = random.sample(record, len(record))
    assert statuses(Negotiation(BOOK, tuple(record))) == statuses(Negotiation(BOOK, tuple(shuffled)))


@given(st.lists(positions, max_size=8))
def test_what_decides_is_among_what_was_said(record: list[Position]) -> None:
    for found in statuses(Negotiation(BOOK, tuple(record))).values():
        assert set(found.decided_by) <= set(found.positions)
        assert (found.status == "unknown") == (not found.decided_by)


def test_a_headline_has_no_weight() -> None:
    bold = said("north", "accept", in_title=True, as_of="2031-03-09")
    careful = said("north", "accept", condition=(3, 9), condition_option="fish/quota", as_of="2031-03-08")
    assert stand(bold) == Standing("north", "toll", "halve")
    assert stand(bold, careful) == stand(careful)
    assert stand(careful, said("north", "reject", in_title=True, red_line=True, as_of="2031-03-10")).status == "accepts"


def test_a_headline_of_the_first_print_does_not_hide_what_a_reprint_says() -> None:
    positions = (said("north", "accept", doc="first", in_title=True), said("north", "accept", doc="second"))
    assert stand(*positions, copies={"second": "first"}).status == "accepts"


@pytest.mark.parametrize("vague", ["PRESENT_REF", "PAST_REF", "P3D", ""])
def test_what_is_no_date_is_passed_over(vague: str) -> None:
    refusal = said("north", "reject", as_of="2031-03-05")
    consent = said("north", "accept", as_of=vague, said_on="2031-03-09")
    assert stand(refusal, consent).status == "accepts"
    printed, published = said("north", "accept", as_of=vague, doc="a"), {"a": "2031-03-01"}
    assert stand(refusal, printed, published=published).status == "refuses"
    assert stand(printed, published=published, as_of="2031-02").positions == ()


def test_a_date_whose_year_nobody_states_is_a_date() -> None:
    assert held_on(said("north", "accept", as_of="XXXX-01-12", said_on="2031-03-09"), None) == "XXXX-01-12"
    assert held_on(said("north", "accept", as_of="PRESENT_REF"), "2031-03") == "2031-03"
    assert held_on(said("north", "accept", as_of="PRESENT_REF"), None) is None
