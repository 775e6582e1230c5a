"""The whole analysis on a small negotiation: what can be asked, what comes out, in words and as JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.codebook import loads
from dragoman.deals import Analysis, analyse, answer
from dragoman.deals.certificate import certify
from dragoman.deals.constraints import World
from dragoman.deals.over_time import over_time
from dragoman.errors import DragomanError
from dragoman.model import Negotiation, Position
from dragoman.overview.standing import Standing
from tests.deals.small_worlds import worlds

BOOK = loads("""
negotiation: The strait
parties:
  - {id: north, name: North, necessary: true}
  - {id: south, name: South, necessary: true}
  - {id: isle, name: Isle}
  - {id: league, name: League, members: [south, isle], decides: unanimity}
issues:
  - id: toll
    name: The toll
    options:
      - {id: keep, name: The toll stays, status_quo: true}
      - {id: halve, name: Half the toll, needs: {all: [north, league]}}
      - {id: drop, name: No toll}
  - id: fish
    name: Fishing
    options:
      - {id: open, name: Open to all, status_quo: true}
      - {id: quota, name: Quotas, needs: {any: [south, isle]}}
  - id: venue
    name: Where to meet
    procedural: true
    options: [{id: ashore, name: Ashore}, {id: afloat, name: Afloat}]
""")


def said(id: str, holder: str, stance: str, ref: str, **more: Any) -> Position:
    issue, option = ref.split("/")
    fields: dict[str, Any] = {"doc": f"d-{id}", "evidence": (0, 1), "speaker": f"Speaker {id}"} | more
    return Position(id=id, holder=holder, stance=stance, issue=issue, option=option, **fields)  # type: ignore[arg-type]


STUCK = (
    said("n1", "north", "demand", "toll/drop", red_line=True, as_of="2030-01-01"),
    said("s1", "south", "reject", "toll/drop", basis="reported", as_of="2030-01-02"),
    said("s2", "south", "reject", "toll/drop", basis="reported", as_of="2030-01-03"),
)


def asked(*positions: Position, **more: Any) -> Analysis:
    return analyse(Negotiation(BOOK, positions), **more)


def test_silence_is_possible() -> None:
    found = asked()
    assert found.answer == "possible"
    assert [s.key for s in found.missing.items[0]] == [("isle", "fish", "quota")]
    assert found.issues["fish"] == {"open": "yes", "quota": "possible"}
    assert found.within["fish"] == {"open": "possible", "quota": "possible"}
    assert "venue" not in found.within


def test_all_agreed_is_yes_and_the_deal_says_who() -> None:
    found = asked(said("i1", "isle", "offer", "fish/quota"), said("s1", "south", "reject", "toll/halve"))
    assert found.answer == answer(Negotiation(BOOK, tuple(found.positions.values()))) == "yes"
    first = found.deals.items[0]
    assert first.choices == {"toll": "keep", "fish": "quota"}
    assert (first.certain, first.accepts, first.refuses) == (True, ("isle:fish/quota",), ())
    assert not found.missing.items
    assert found.explanation[1] == "The nearest one settles on “Quotas” (Fishing) and leaves all else as it is."


def test_a_deadlock_with_its_blocker_and_openings() -> None:
    found = asked(*STUCK)
    assert found.answer == "no"
    (blocker,) = found.blockers.items
    assert [s.key for s in blocker.statuses] == [
        ("north", "toll", "halve"),
        ("north", "toll", "keep"),
        ("south", "toll", "drop"),
    ]
    assert [[s.key for s in o.concessions] for o in found.openings.items] == [
        [("south", "toll", "drop")],
        [("north", "toll", "halve")],
        [("north", "toll", "keep")],
    ]
    assert [o.weight for o in found.openings.items] == sorted(o.weight for o in found.openings.items)
    assert not found.deals.items
    assert not found.solutions


def test_independent_sources_weigh() -> None:
    one = asked(*STUCK, sources={"d-s1": "wire", "d-s2": "wire"}).openings.items[0].weights[0]
    two = asked(*STUCK).openings.items[0].weights[0]
    assert (one.sources, two.sources) == (1, 2)
    assert one.total < two.total


def test_a_forecast_weighs_less_than_a_report_and_that_less_than_own_words() -> None:
    weights = []
    for basis in ("forecast", "reported", "own"):
        positions = [STUCK[0], said("s1", "south", "reject", "toll/drop", basis=basis)]
        openings = asked(*positions).openings.items
        weights += [
            w.total for o in openings for s, w in zip(o.concessions, o.weights, strict=True) if s.party == "south"
        ]
    assert weights == sorted(weights)
    assert len(set(weights)) == 3


def test_the_sentences_attribute() -> None:
    first, *rest = asked(*STUCK).explanation
    assert first == "No deal: 3 positions together block it."
    assert rest[0] == (
        "North rules out “Half the toll” (The toll) by a red line it draws elsewhere: "
        "it demands “No toll” (The toll) (Speaker n1, 1 January 2030)."
    )
    assert rest[2] == (
        "South is reported to refuse “No toll” (The toll) (Speaker s1, 2 January 2030; Speaker s2, 3 January 2030)."
        " By its rule of decision this is the stance of League too."
    )
    assert rest[3] == "The smallest opening: if South accepts “No toll” (The toll), there is a deal."


def test_critical_statements() -> None:
    found = {c.positions: (c.removed, c.reversed) for c in asked(*STUCK).critical}
    assert found == {("n1",): ("possible", "possible"), ("s2",): ("no", "yes")}


def test_positions_of_one_statement_count_as_one() -> None:
    both = [
        said("a", "south", "reject", "toll/drop", doc="d", statement="s"),
        said("b", "south", "reject", "toll/drop", doc="d", statement="s"),
    ]
    found = asked(STUCK[0], *both).critical
    assert {c.statement: c.positions for c in found}["s"] == ("a", "b")


def test_with_and_without() -> None:
    agreed = [said("i1", "isle", "offer", "fish/quota")]
    assert asked(*agreed, without=["fish/quota"]).answer == "possible"
    assert asked(*agreed, with_=["toll/drop"]).answer == "possible"
    assert asked(*STUCK, with_=["toll/drop"]).blockers.items[0].statuses[0].key == ("south", "toll", "drop")


def test_what_is_asked_for_alone_can_leave_no_deal() -> None:
    found = asked(with_=["toll/keep", "fish/open"])
    assert (found.answer, found.rules_block, found.blockers.items) == ("no", True, ())
    assert found.explanation[0].startswith("No deal: the rules of the codebook")


def test_a_codebook_that_says_little_is_named() -> None:
    free = loads("parties: [{id: a}]\nissues: [{id: i, options: [{id: x}]}]")
    found = analyse(Negotiation(free, ()))
    assert found.answer == "yes"
    assert found.explanation[-1].startswith("The codebook marks no party as necessary")
    bare = loads("parties: [{id: a, necessary: true}]\nissues: [{id: i, procedural: true, options: [{id: x}]}]")
    found = analyse(Negotiation(bare, ()))
    assert found.answer == "no"
    assert "only procedural ones" in found.explanation[0]


def test_ignoring_a_position() -> None:
    assert asked(*STUCK, ignore=["n1"]).answer == "possible"
    assert "n1" not in asked(*STUCK, ignore=["n1"]).positions


def test_assuming_a_status() -> None:
    assert asked(*STUCK, assume=["south:toll/drop=accepts"]).answer == "yes"
    assert asked(assume=["north:toll/keep=refuses"]).within["toll"]["keep"] == "no"
    assert asked(*STUCK, assume=["south:toll/drop=unknown"]).answer == "possible"


def test_an_assumption_is_named_as_one() -> None:
    found = asked(*[f for f in STUCK if f.holder == "north"], assume=["south:toll/drop=red-line"])
    assert "South is assumed here to stand at “red-line” on “No toll” (The toll)." in found.explanation[3]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"with_": ["toll/double"]}, "D601"),
        ({"with_": ["venue/afloat"]}, "D601"),
        ({"without": ["toll"]}, "D601"),
        ({"ignore": ["nothing"]}, "D602"),
        ({"assume": ["south toll drop"]}, "D603"),
        ({"assume": ["soth:toll/drop=wants"]}, "D603"),
        ({"assume": ["south:toll/dro=wants"]}, "D603"),
        ({"assume": ["south:toll/drop=agrees"]}, "D603"),
        ({"with_": ["toll/drop"], "without": ["toll/drop"]}, "D604"),
    ],
)
def test_what_cannot_be_asked(more: dict[str, Any], code: str) -> None:
    with pytest.raises(DragomanError) as caught:
        asked(*STUCK, **more)
    assert caught.value.code == code


def test_a_condition_binds() -> None:
    bound = said("n1", "north", "offer", "toll/drop", condition=(2, 3), condition_option="fish/quota")
    agreed = said("s1", "south", "accept", "toll/drop")
    found = asked(bound, agreed, with_=["toll/drop"], without=["fish/quota"])
    assert found.answer == "no"
    assert found.blockers.items[0].statuses[0].key == ("north", "toll", "drop")
    assert "only with “Quotas” (Fishing)" in found.explanation[1]
    assert found.openings.items[0].result == "yes"
    assert asked(bound, agreed, with_=["toll/drop"]).answer == "possible"
    assert asked(bound, agreed, said("i1", "isle", "accept", "fish/quota"), with_=["toll/drop"]).answer == "yes"


def test_a_conflict_is_listed_and_said() -> None:
    torn = [
        said("a", "south", "reject", "toll/drop", as_of="2030-01-01"),
        said("b", "south", "accept", "toll/drop", as_of="2030-01-01"),
    ]
    found = asked(*torn, said("n", "north", "demand", "toll/drop"), with_=["toll/drop"])
    assert found.answer == "possible"
    assert [s.key for s in found.conflicts] == [("south", "toll", "drop")]
    assert [s.key for s in found.missing.items[0]] == [("south", "toll", "drop")]
    assert any(line.startswith("The record contradicts itself on South") for line in found.explanation)


def test_ordinal_solutions_by_part() -> None:
    wishes = [said("n", "north", "demand", "toll/drop"), said("s", "south", "accept", "toll/halve")]
    toll = next(s for s in asked(*wishes).solutions if s.issues == ("toll",))
    assert set(toll.pareto) == {(("toll", "drop"),), (("toll", "halve"),)}
    assert toll.profiles[0] == {"unknown": 2, "wants": 1}


def test_bargaining_only_where_utilities_are_given() -> None:
    wishes = [said("n", "north", "demand", "toll/drop"), said("i1", "isle", "offer", "fish/quota")]
    assert asked(*wishes).bargaining is None
    utilities = {"north": {"toll/drop": 10, "toll/halve": 4}, "south": {"toll/drop": -3, "fish/quota": 5.5}}
    found = asked(*wishes, utilities=utilities)
    (cardinal,) = [s for s in json.loads(json.dumps(found.to_json()))["solutions"] if s["kind"] == "cardinal"]
    best = [{"choices": {"toll": "drop", "fish": "quota"}, "gains": [10.0, 2.5]}]
    assert cardinal["utilitarian"] == cardinal["nash"] == best
    assert cardinal["egalitarian"] == [{"choices": {"toll": "halve", "fish": "quota"}, "gains": [4.0, 5.5]}]
    for wrong, code in (({"nobody": {}}, "D605"), ({"north": {"toll/double": 1}}, "D601")):
        with pytest.raises(DragomanError, match=code):
            asked(*wishes, utilities=wrong)


def test_who_would_leave_a_deal_alone() -> None:
    lone = loads("""
parties: [{id: north, necessary: true}, {id: south, necessary: true}]
issues:
  - id: toll
    options: [{id: keep, status_quo: true}, {id: drop, needs: {all: [north]}}]
  - id: wall
    options: [{id: none, status_quo: true}, {id: built, needs: {all: [south]}, irreversible: true}]
""")
    record = (
        said("n1", "north", "demand", "toll/keep"),
        said("n2", "north", "open", "toll/drop"),
        said("s1", "south", "demand", "wall/none"),
        said("s2", "south", "open", "wall/built"),
    )
    found = analyse(Negotiation(lone, record)).stability
    assert found is not None
    assert found.movers == ("north", "south")
    named = [dict(state) for state in found.states]
    stable = [named[s] for s in found.stable["Nash"]]
    assert named[0] in stable  # the status quo, which both want
    assert {"toll": "drop", "wall": "none"} not in stable  # the north would take the toll again
    assert {"toll": "keep", "wall": "built"} in stable  # nobody can take a wall down again


def test_the_json_has_the_promised_keys() -> None:
    keys = ["as_of", "answer", "deals", "blockers", "openings", "missing", "critical", "conflicts", "solutions"]
    for positions in (STUCK, (), (said("i1", "isle", "offer", "fish/quota"),)):
        plain = json.loads(json.dumps(asked(*positions).to_json()))
        assert set(keys) <= set(plain)
        assert plain["issues"][2]["procedural"] is True


def test_long_lists_say_that_they_are_not_complete() -> None:
    found = asked(*STUCK, limit=1)
    assert (len(found.openings.items), found.openings.complete) == (1, False)
    assert (len(found.blockers.items), found.blockers.complete) == (1, True)


def test_over_time() -> None:
    record = (
        said("n1", "north", "demand", "toll/drop", red_line=True, as_of="2030-01-01"),
        said("s1", "south", "reject", "toll/drop", as_of="2030-02"),
        said("s2", "south", "accept", "toll/drop", as_of="2030-03-01"),
        said("s3", "south", "accept", "toll/drop", as_of="2030-03-05"),
        said("i1", "isle", "demand", "fish/quota"),
    )
    moments = over_time(Negotiation(BOOK, record))
    assert [(m.date, m.answer, m.turning, m.positions) for m in moments] == [
        (None, "yes", False, ("i1",)),
        ("2030-01-01", "possible", True, ("n1",)),
        ("2030-02-01", "no", True, ("s1",)),
        ("2030-03-01", "yes", True, ("s2",)),
    ]
    assert over_time(Negotiation(BOOK, ())) == ()


def test_every_proof_of_an_answer_can_fall_one_after_the_other() -> None:
    record = (
        said("n1", "north", "demand", "toll/keep"),
        said("n2", "north", "reject", "toll/keep"),
        said("s1", "south", "demand", "fish/quota", as_of="2030-01-01"),
        said("n3", "north", "demand", "toll/keep", as_of="2030-02-01"),
    )
    assert [m.answer for m in over_time(Negotiation(BOOK, record))] == ["possible", "possible", "yes"]


stances = st.sampled_from(["demand", "offer", "accept", "open", "reject"])
refs = st.sampled_from(["toll/keep", "toll/halve", "toll/drop", "fish/open", "fish/quota"])
dates = st.sampled_from([None, "2030-01-01", "2030-01", "2030-02-01", "2030-02-03"])
basis = st.sampled_from(["own", "own", "reported"])
holders = st.sampled_from(["north", "south", "isle", "league"])
entries = st.tuples(holders, stances, refs, dates, basis, st.booleans(), st.sampled_from(["s1", "s2", None]))
small = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def _record(rows: list[Any]) -> tuple[Position, ...]:
    return tuple(
        said(f"p{n}", h, s, r, as_of=d, basis=b, red_line=red, statement=of, doc="d", evidence=(n, n + 1))
        for n, (h, s, r, d, b, red, of) in enumerate(rows)
    )


@small
@given(st.lists(entries, max_size=9))
def test_critical_statements_are_those_whose_removal_changes_the_answer(rows: list[Any]) -> None:
    record = _record(rows)
    found = asked(*record)
    removed = {c.positions: c.removed for c in found.critical}
    units: dict[object, list[str]] = {}
    for p in record:
        units.setdefault(p.statement or p.evidence, []).append(p.id)
    for ids in units.values():
        without = analyse(Negotiation(BOOK, record), ignore=ids, hinges=False).answer
        assert removed.get(tuple(sorted(ids)), found.answer) == without


@small
@given(st.lists(entries, max_size=9))
def test_the_last_moment_is_the_answer(rows: list[Any]) -> None:
    record = _record(rows)
    moments = over_time(Negotiation(BOOK, record))
    assert (moments[-1].answer if moments else "possible") == answer(Negotiation(BOOK, record))
    for moment in moments:
        if moment.date:
            assert moment.answer == answer(Negotiation(BOOK, record, moment.date))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(worlds(), st.data())
def test_a_proof_that_keeps_is_right(world: World, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(world.given)))
    status = data.draw(st.sampled_from(["wants", "refuses", "considers", None]))
    changed = Standing(*key)
    if status:
        how = data.draw(st.sampled_from(["own", "reported"]))
        changed = Standing(*key, status=status, possible=status, basis=how, how="said")
    if certify(world).keeps([key]):
        assert World(world.codebook, {**world.given, key: changed}).answer == world.answer
