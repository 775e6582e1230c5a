"""Every kind of time expression, read on Thursday, 11 May 2023. All sentences are made up."""

from __future__ import annotations

import pytest

from dragoman.language import timex
from dragoman.language.pipeline import parse
from dragoman.settings import Settings
from tests.language.timing import cut_dateline, days, found, value, values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The fleets left on 4 June 2019.", "2019-06-04"),
        ("The fleets left on June 4, 2019.", "2019-06-04"),
        ("The fleets left on Tuesday, June 4, 2019.", "2019-06-04"),
        ("The pact dates from the 3rd of March 1998.", "1998-03-03"),
        ("The note is dated 2021-11-30.", "2021-11-30"),
        ("The note is dated 30.11.2021.", "2021-11-30"),
        ("The note is dated 11/30/2021.", "2021-11-30"),
        ("The envoys met in September 2020.", "2020-09"),
        ("The envoys met in Sept. 2020.", "2020-09"),
        ("The lake froze in 1987.", "1987"),
        ("The 2015 accord still binds Norland.", "2015"),
        ("The border was drawn in the 1970s.", "197X"),
        ("The border was drawn in the '70s.", "197X"),
        ("The claim goes back to the 18th century.", "17XX"),
        ("The herring quota fell in the first quarter of 2022.", "2022-Q1"),
        ("The herring quota fell in Q3 2022.", "2022-Q3"),
        ("Output rose in the second half of 2021.", "2021-H2"),
        ("The council was founded in the spring of 2004.", "2004-SP"),
        ("The council was founded in autumn 2004.", "2004-FA"),
        ("The budget for the 2019-2020 school year was cut.", "2019/2020"),
        ("The mandate for 2021-24 was renewed.", "2021/2024"),
    ],
)
def test_what_needs_no_date_of_the_report(sentence: str, expected: str) -> None:
    assert value(sentence, None) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The delegates met yesterday.", "2023-05-10"),
        ("The delegates will meet tomorrow.", "2023-05-12"),
        ("The delegates met today.", "2023-05-11"),
        ("They arrived the day before yesterday.", "2023-05-09"),
        ("They will leave the day after tomorrow.", "2023-05-13"),
        ("The delegates met yesterday evening.", "2023-05-10TEV"),
        ("The delegates met last night.", "2023-05-10TNI"),
        ("The delegates met this morning.", "2023-05-11TMO"),
        ("The delegates meet tonight.", "2023-05-11TNI"),
        ("The ferry sank three days ago.", "2023-05-08"),
        ("The ferry sank two weeks ago.", "2023-W17"),
        ("The ferry sank five months ago.", "2022-12"),
        ("The ferry sank a decade ago.", "2013"),
        ("The ferry sank a few days ago.", "PAST_REF"),
        ("The vote is two days from now.", "2023-05-13"),
        ("The envoys met last week.", "2023-W18"),
        ("The envoys will meet next week.", "2023-W20"),
        ("The envoys met this week.", "2023-W19"),
        ("The envoys met last month.", "2023-04"),
        ("The envoys met last year.", "2022"),
        ("The envoys will meet next year.", "2024"),
        ("The envoys met last weekend.", "2023-W18-WE"),
        ("The envoys met last quarter.", "2023-Q1"),
        ("The envoys met last summer.", "2022-SU"),
        ("The envoys will meet next winter.", "2023-WI"),
        ("The envoys met last November.", "2022-11"),
        ("The envoys will meet next March.", "2024-03"),
        ("The envoys met in December of last year.", "2022-12"),
        ("The envoys met on 3 December last year.", "2022-12-03"),
        ("The fair opens in the week of May 22.", "2023-W21"),
        ("Shops will close at Christmas.", "2023-12-25"),
        ("The fair was held on Good Friday.", "2023-04-07"),
        ("The lock-out began on Labor Day 2022.", "2022-09-05"),
    ],
)
def test_what_counts_from_the_date_of_the_report(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The strike lasted almost two months.", "P2M"),
        ("The 13-week strike is over.", "P13W"),
        ("A truce of 10 or 20 years was offered.", "P10Y/P20Y"),
        ("They asked for nine months or a year.", "P9M/P1Y"),
        ("The pause lasted a year and a half.", "P1Y6M"),
        ("The pause lasted half a year.", "P6M"),
        ("The pause lasted 2 1/2 years.", "P2Y6M"),
        ("The session ran for twenty-four hours.", "PT24H"),
        ("The session ran for thirty five minutes.", "PT35M"),
        ("They were given a fortnight.", "P2W"),
        ("The dispute has gone on for two decades.", "P20Y"),
        ("Little has moved in recent weeks.", "PXW"),
        ("They have waited for several months.", "PXM"),
        ("They were given another week.", "P1W"),
    ],
)
def test_durations(sentence: str, expected: str) -> None:
    (only,) = found(sentence)
    assert (only.type, only.value) == ("DURATION", expected)
    assert only.interval is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council meets every Monday.", "XXXX-WXX-1"),
        ("The council meets on Fridays.", "XXXX-WXX-5"),
        ("The council meets every month.", "P1M"),
        ("The council meets twice a week.", "P1W"),
    ],
)
def test_sets(sentence: str, expected: str) -> None:
    (only,) = found(sentence)
    assert (only.type, only.value) == ("SET", expected)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The hearing was held at 9:30 a.m. on Tuesday.", "2023-05-09T09:30"),
        ("The hearing will begin on Monday at 2 p.m. in Norhaven.", "2023-05-15T14:00"),
        ("Talks broke off late on Monday.", "2023-05-08"),
        ("Talks broke off late Monday.", "2023-05-08TNI"),
        ("Talks broke off on Monday night.", "2023-05-08TNI"),
    ],
)
def test_clock_times_join_their_day(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Talks opened at the beginning of March 2021.", "2021-03-01/2021-03-10"),
        ("Talks opened in mid-March 2021.", "2021-03-11/2021-03-20"),
        ("Talks opened in late February 2020.", "2020-02-21/2020-02-29"),
        ("Talks opened at the end of February 2021.", "2021-02-21/2021-02-28"),
        ("Talks will open early next year.", "2024-01-01/2024-04-30"),
        ("Talks will open in late 2024.", "2024-09-01/2024-12-31"),
        ("Talks must end by the end of the year.", "2023-09-01/2023-12-31"),
        ("Talks opened earlier this week.", "2023-05-08/2023-05-10"),
        ("Talks will open later this month.", "2023-05-11/2023-05-31"),
        ("The wall was built in the early 1960s.", "1960-01-01/1963-12-31"),
        ("Talks will open in mid-summer.", "2023-07-01/2023-07-31"),
        ("Talks will open early next week.", "2023-05-15/2023-05-16"),
        ("Talks were held over the weekend.", "2023-05-06/2023-05-07"),
        ("The winter of 2019 was hard.", "2019-12-01/2020-02-29"),
        ("Little moved in the past two weeks.", "2023-04-27/2023-05-11"),
        ("Much will move in the next ten days.", "2023-05-11/2023-05-21"),
    ],
)
def test_the_days_meant_by_vague_words(sentence: str, expected: str) -> None:
    assert days(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They will meet on June 9-10.", "2023-06-09/2023-06-10"),
        ("They will meet on 9-10 June.", "2023-06-09/2023-06-10"),
    ],
)
def test_a_range_with_a_dash_is_one_expression(sentence: str, expected: str) -> None:
    assert value(sentence) == expected == days(sentence)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("They will meet from June 9 to 13.", ("June 9", "2023-06-09"), ("13", "2023-06-13")),
        ("They will meet between June 9 and 13.", ("June 9", "2023-06-09"), ("13", "2023-06-13")),
        (
            "They will meet from Monday, June 5 through June 9.",
            ("Monday, June 5", "2023-06-05"),
            ("June 9", "2023-06-09"),
        ),
        ("They met from 28 December to 3 January.", ("28 December", "2022-12-28"), ("3 January", "2023-01-03")),
        (
            "They met from December 28 to January 3, 2020.",
            ("December 28", "2019-12-28"),
            ("January 3, 2020", "2020-01-03"),
        ),
    ],
)
def test_the_ends_of_a_range_in_words_share_its_days(
    sentence: str, first: tuple[str, str], last: tuple[str, str]
) -> None:
    assert values(sentence) == [first, last]
    assert {t.interval for t in found(sentence)} == {(first[1], last[1])}


def test_further_days_of_one_month() -> None:
    assert values("Rounds will be held on June 5, 12 and 19.") == [
        ("June 5", "2023-06-05"),
        ("12", "2023-06-12"),
        ("19", "2023-06-19"),
    ]
    assert values("On June 5 and 12 ships were stopped.")[:1] == [("June 5", "2023-06-05")]


def test_a_day_counted_from_the_one_just_named() -> None:
    text = "They met on March 3, 2021. The following day the pact was signed, and two weeks later it was broken."
    assert [v for _, v in values(text)] == ["2021-03-03", "2021-03-04", "P2W"]
    assert [t.anchor for t in found(text)] == [None, "2021-03-03", "2021-03-04"]
    assert found(text)[2].interval == ("2021-03-15", "2021-03-21")


@pytest.mark.parametrize(
    "sentence",
    [
        "Mr Brun, aged 45, was silent.",
        "The 61-year-old minister was silent.",
        "The minister is 61 years old.",
        "Some 2000 troops crossed the river.",
        "Resolution 2022 was adopted.",
        "The march may go on, and the sun was out.",
        "The future of the port is open, and the past president spoke of the current of the river.",
        "It was the day of the lock-out in days of old.",
        "The quarter of the town is poor, and she is the player of the year.",
        "A quarterly dividend was paid.",
        "It costs 3 euros a day.",
        "A second vote was called.",
        "The Sunday Telegraph printed it, and the Good Friday Agreement stands.",
        "The Arab Spring changed that, as did the fall of the regime.",
        "Thus it ended.",
        "It was one of two quarters of the town.",
    ],
)
def test_words_that_are_no_dates(sentence: str) -> None:
    assert values(sentence) == []


def test_may_the_person_is_no_month() -> None:
    text = "Theresa May refused. A plan put forward by May failed, but in May she returned."
    assert [v for _, v in values(text)] == ["2023-05"]


def test_the_title_is_left_out_and_spans_lead_into_the_raw_text() -> None:
    (only,) = found("They met on Tuesday.", title="Envoys to meet on Monday")
    assert only.span == (37, 44)


def test_the_date_of_a_dateline_is_found_though_it_is_no_part_of_the_body() -> None:
    dateline = "NORHAVEN, January 12 (Coast Wire) - "
    document = cut_dateline(dateline + "They met yesterday.", dateline, "2023-01-12")
    first, second = timex.find(next(iter(parse([document], Settings().model))))
    assert (first.value, first.span, first.anchor) == ("2023-01-12", (10, 20), "2023-01-12")
    assert second.value == "2023-01-11"
