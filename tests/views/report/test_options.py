"""Option by option: an answer for each, and those whose no counts against it; conditions and hearsay in words."""

from __future__ import annotations

from typing import Any

from dragoman.codebook import loads
from dragoman.deals import Analysis, analyse
from dragoman.model import Negotiation, Position, Record
from dragoman.views.report import options
from dragoman.views.report.quotes import Quoter

BOOK = loads("""
parties:
  - {id: north, name: North, necessary: true}
  - {id: league, name: League, necessary: true, members: [south, isle], decides: unanimity}
  - {id: south, name: South}
  - {id: isle, name: Isle}
  - {id: far, name: Far}
issues:
  - id: toll
    name: The toll
    options: [{id: keep, name: Kept, status_quo: true}, {id: drop, name: Dropped}]
  - id: fish
    name: Fishing
    options: [{id: open, name: Open, status_quo: true}, {id: quota, name: Quotas, needs: {any: [north, far]}}]
""")


def said(holder: str, stance: str, ref: str, **more: Any) -> Position:
    issue, option = ref.split("/")
    fields = {"doc": "d", "evidence": (0, 1), "id": f"{holder}-{stance}-{ref}"} | more
    return Position(holder=holder, stance=stance, issue=issue, option=option, **fields)  # type: ignore[arg-type]


def asked(*positions: Position) -> Analysis:
    return analyse(Negotiation(BOOK, positions))


def rows(analysis: Analysis) -> dict[str, options.OptionRow]:
    quoter = Quoter(Record({}, (), (), ()), BOOK)
    return {row.option: row for row in options.rows(analysis, quoter)}


def test_no_option_does_better_than_the_answer() -> None:
    found = asked(said("north", "accept", "fish/quota", basis="own"), said("league", "reject", "toll/keep"))
    assert found.answer == "possible"
    assert {row.word for row in rows(found).values()} == {"possible", "no"}
    assert options.question(found) == options.IN_A_DEAL


def test_only_those_whose_no_counts_are_against() -> None:
    found = rows(asked(said("far", "reject", "toll/drop"), said("far", "reject", "fish/quota")))
    assert found["Dropped"].against == ()
    assert [party for _, party, _, _ in found["Quotas"].against] == ["Far"]


def test_members_stand_in_the_place_of_an_alliance_that_they_decide_for() -> None:
    found = rows(asked(said("isle", "reject", "toll/drop", condition_option="fish/quota")))
    assert [(party, terms) for _, party, terms, _ in found["Dropped"].against] == [("Isle", "unless with “Quotas”")]
    assert found["Dropped"].word == "possible"


def test_where_no_deal_holds_each_is_taken_by_itself() -> None:
    found = asked(said("north", "reject", "toll/keep"), said("north", "reject", "toll/drop"))
    assert found.answer == "no"
    assert options.question(found) == options.BY_ITSELF
    assert rows(found)["Quotas"].word == "possible"
    assert set(found.within["fish"].values()) == {"no"}


def test_conditions_of_members_are_their_alliance_s() -> None:
    heard = said("league", "reject", "toll/drop", basis="reported")
    yes = (said("south", "accept", "toll/drop"), said("isle", "accept", "toll/drop", condition_option="fish/quota"))
    found = asked(heard, *yes).standings["league", "toll", "drop"]
    assert (found.status, found.conditions, found.how) == ("accepts", ("fish/quota",), "members")


def test_a_yes_on_the_word_of_others_is_called_hearsay() -> None:
    own = asked(said("north", "accept", "fish/quota"))
    heard = asked(said("north", "accept", "fish/quota", basis="forecast", speaker="Ada Lind"))
    assert own.answer == heard.answer == "yes"
    assert (own.firm, heard.firm) == (True, False)
    assert own.hearsay[0] == ()
    assert "hearsay" in heard.explanation[0]
    assert any("North is expected to accept “Quotas” (Fishing) (Ada Lind, undated)" in s for s in heard.explanation)
    assert heard.to_json()["deals"][0]["hearsay"] == ["north:fish/quota"]  # type: ignore[index]
