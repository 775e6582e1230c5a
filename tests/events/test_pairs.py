"""The behavioural table of appointments: by phenomenon, in reports of invented negotiations."""

from __future__ import annotations

import pytest

from tests.events.pairs import Outcome, cases, failing, outcomes, rates, table

ENOUGH = 0.95


@pytest.fixture(scope="module")
def done() -> list[Outcome]:
    return outcomes()


def test_there_are_enough_cases_of_every_phenomenon() -> None:
    seen = [case.phenomenon for case in cases()]
    assert len(seen) >= 120
    assert min(seen.count(phenomenon) for phenomenon in seen) >= 6


def test_what_is_annotated_lies_in_the_reports() -> None:
    for case in cases():
        for wanted in case.expected or ():
            if wanted.place not in (None, "-"):
                assert any(str(wanted.place) in text for _, text in case.reports), case.where
            for report, _, _ in wanted.told:
                assert 1 <= int(report[1:]) <= len(case.reports), case.where


def test_the_cases_are_read_as_annotated(done: list[Outcome], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("", *table(done), sep="\n")
    right = sum(not outcome.wrong for outcome in done)
    assert right >= ENOUGH * len(done), "\n".join(failing(done))


def test_no_phenomenon_is_lost(done: list[Outcome]) -> None:
    assert [name for name, right, of in rates(done) if right < of / 2] == []
