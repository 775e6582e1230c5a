"""Basis, conditions, red lines, form, duration, strength, denials."""

from __future__ import annotations

from dragoman.model import Position
from tests.positions.fisheries import brief, read, said


def only(positions: tuple[Position, ...]) -> Position:
    assert len(positions) == 1, brief(positions)
    return positions[0]


def test_an_expert_on_a_side_is_a_report_of_that_side() -> None:
    position = only(said("Lorvia will not agree to joint inspections", "Jane Roe"))
    assert (position.holder, position.stance, position.basis) == ("lorvia", "reject", "reported")
    assert position.speaker == "Jane Roe"


def test_an_expectation_is_a_forecast() -> None:
    position = only(said("Lorvia is likely to insist on joint inspections", "Jane Roe"))
    assert (position.holder, position.stance, position.basis) == ("lorvia", "demand", "forecast")


def test_what_an_expert_thinks_right_is_nobodys_position() -> None:
    assert said("The quota must be cut", "Jane Roe") == ()


def test_the_other_side_reports_too() -> None:
    position = only(said("Ostrea refuses to close the patrol base", "Ilse Marken"))
    assert (position.holder, position.basis) == ("ostrea", "reported")


def test_the_reporter_tells_the_holders_own_act() -> None:
    assert only(read("Lorvia rejected joint inspections.")).basis == "own"


def test_if_part_is_a_condition_and_no_position() -> None:
    text = "Lorvia is ready to grant access to its coastal waters if Ostrea lifts its tariffs."
    position = only(read(text))
    assert position.condition is not None
    assert text[slice(*position.condition)] == "if Ostrea lifts its tariffs"
    assert position.condition_option == "tariff/lift"


def test_in_exchange_for_is_a_condition() -> None:
    text = "Lorvia offered to lift the tariffs in exchange for joint inspections."
    position = only(read(text))
    assert position.condition is not None
    assert text[slice(*position.condition)] == "in exchange for joint inspections"
    assert position.condition_option == "monitor/joint"


def test_a_contingency_is_no_condition() -> None:
    position = only(read("Lorvia promised to close the patrol base in the event of a storm."))
    assert position.condition is None


def test_red_lines() -> None:
    line = only(read("Joint inspections are a red line for Lorvia."))
    starter = only(read("A higher quota is a non-starter for Lorvia."))
    assert line.red_line
    assert starter.red_line
    assert (line.holder, line.stance, line.strength) == ("lorvia", "reject", 5)
    assert (starter.holder, starter.stance) == ("lorvia", "reject")
    assert not only(read("Lorvia rejected joint inspections.")).red_line


def test_must_under_a_condition_is_a_red_line() -> None:
    text = "If Ostrea wants a deal, it must agree to joint inspections"
    position = only(said(text, "Ilse Marken"))
    assert position.red_line
    assert (position.holder, position.stance, position.option) == ("lorvia", "demand", "joint")


def test_form_and_duration() -> None:
    position = only(read("Lorvia demands a legally binding treaty."))
    assert position.form == "legally-binding"
    assert only(read("Lorvia rejects verbal promises.")).form == "verbal"
    forever = only(said("We will never allow foreign boats to fish in our waters", "Ilse Marken"))
    assert forever.red_line or forever.strength >= 3


def test_hedges_weaken_and_boosters_strengthen() -> None:
    plain = only(read("Lorvia opposes joint inspections.")).strength
    strong = only(read("Lorvia flatly opposes joint inspections.")).strength
    weak = only(read("Lorvia might accept joint inspections.")).strength
    assert weak < only(read("Lorvia accepts joint inspections.")).strength
    assert plain < strong <= 5


def test_a_denial_is_marked() -> None:
    assert only(read("Lorvia denied having agreed to joint inspections.")).denies
    assert not only(read("Lorvia agreed to joint inspections.")).denies


def test_what_a_deal_takes_is_a_red_line_without_a_condition() -> None:
    said = "If Ostrea wants a deal, it must cut the herring quota"
    (found,) = (p for p in read(f"{said}, Lorvia insisted.", (said, "insisted", "Lorvia")) if p.option == "cut")
    assert (found.stance, found.red_line, found.condition) == ("demand", True, None)
