"""What names no date by itself: references, quarters in talk, bare periods, lengths untold. Read on 11 May 2023."""

from __future__ import annotations

import pytest

from tests.language.timing import found, value, values


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The herring fleet is now at sea.", "PRESENT_REF"),
        ("The council currently has no chair.", "PRESENT_REF"),
        ("The current offer expires.", "PRESENT_REF"),
        ("Few ships call there these days.", "PRESENT_REF"),
        ("The council has recently changed its mind.", "PAST_REF"),
        ("The council has more recently changed its mind.", "PAST_REF"),
        ("The council refused in the past.", "PAST_REF"),
        ("The council moved in years ago.", "PAST_REF"),
        ("The council may agree in the near future.", "FUTURE_REF"),
        ("No deal is seen in the foreseeable future.", "FUTURE_REF"),
    ],
)
def test_references_mean_no_days(sentence: str, expected: str) -> None:
    (only,) = found(sentence)
    assert (only.type, only.value, only.interval) == ("DATE", expected, None)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dispute has gone on for weeks.", ["PXW"]),
        ("A deal may come within days.", ["PXD"]),
        ("Many left in the months before the vote.", ["PXM"]),
        ("Much will change in the years ahead.", ["PXY"]),
        ("The decades-long feud is over.", ["PXY"]),
        ("The daylong session is over.", ["P1D"]),
        ("It lasted half an hour.", ["PT30M"]),
        ("It lasted a minute and a half.", ["PT1M30S"]),
    ],
)
def test_lengths_that_are_not_told_or_halved(sentence: str, expected: list[str]) -> None:
    assert [(t.type, t.value) for t in found(sentence)] == [("DURATION", v) for v in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The council sits each July.", "XXXX-07"),
        ("The council sits every summer.", "XXXX-SU"),
        ("The council sits on Tuesday nights.", "XXXX-WXX-2TNI"),
        ("The council sits every Tuesday evening.", "XXXX-WXX-2TEV"),
        ("The council meets quarterly.", "P3M"),
    ],
)
def test_sets_of_named_periods(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The pact was signed in nineteen ninety-six.", "1996"),
        ("The pact was signed in March nineteen eighty-four.", "1984-03"),
        ("The pact was signed in two thousand and eight.", "2008"),
        ("The pact was signed in the year two thousand.", "2000"),
        ("The pact was signed in twenty twelve.", "2012"),
        ("The pact dates from the early nineties.", "199X"),
        ("The abbey dates from the 11th century.", "10XX"),
    ],
)
def test_years_and_decades_in_words(sentence: str, expected: str) -> None:
    assert value(sentence, None) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Two thousand troops and twenty five ships were sent.",
        "Nineteen people came in twenty days with nineteen hundred sheep.",
        "She is in her sixties.",
    ],
)
def test_counts_in_words_are_no_years(sentence: str) -> None:
    assert all(t.type != "DATE" for t in found(sentence))


def test_the_quarter_in_talk_and_the_one_a_year_before() -> None:
    text = (
        "The shipyard lost 3 million euros in the first quarter, compared with 2 million a year earlier.\n"
        "Sales in the quarter rose by 4 percent. In the year-ago period they had fallen."
    )
    assert [v for _, v in values(text)] == ["2023-Q1", "2022-Q1", "2023-Q1", "2022-Q1"]
    assert [t.anchor for t in found(text)][1:] == ["2023-Q1"] * 3


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Sales fell in the quarter ended March 31.", ["2023-Q1", "2023-03-31"]),
        ("Sales fell in the latest quarter.", ["2023-Q1"]),
        ("Sales fell in the year-earlier third quarter.", ["2022-Q3"]),
        ("Wages are higher than a year ago.", ["2022"]),
        ("A record was set for the year.", ["2023"]),
        ("The vote was held earlier in the year.", ["2023"]),
        ("The office closes at year's end.", ["2023"]),
        ("It snowed during the week.", ["2023-W19"]),
        ("He spoke later in the day.", ["2023-05-11"]),
        ("They met on May 3, 2021, and fell out the next morning.", ["2021-05-03", "2021-05-04TMO"]),
        ("Two ships sank overnight.", ["2023-05-10TNI"]),
    ],
)
def test_bare_periods(sentence: str, expected: list[str]) -> None:
    assert [v for _, v in values(sentence)] == expected


def test_a_length_with_later_leads_from_the_day_named_before() -> None:
    first, second = found("They met on March 3, 2021. Three days later they parted.")
    assert (second.type, second.value, second.anchor) == ("DURATION", "P3D", first.value)
    assert second.interval == ("2021-03-06", "2021-03-06")


@pytest.mark.parametrize(
    ("sentence", "expected", "interval"),
    [
        ("Little has moved in the past year.", "2022", ("2022-05-11", "2023-05-11")),
        ("Much will move in the coming month.", "2023-06", ("2023-05-11", "2023-06-11")),
        ("Little has moved in the past decade.", "P10Y", ("2013-05-11", "2023-05-11")),
    ],
)
def test_a_stretch_up_to_the_report_or_from_it(sentence: str, expected: str, interval: tuple[str, str]) -> None:
    (only,) = found(sentence)
    assert (only.value, only.interval) == (expected, interval)


def test_the_year_of_a_month_that_takes_up_a_year_named_before() -> None:
    text = "They met in January 2009 and fell out in October of that year. This fall in prices is new."
    assert [v for _, v in values(text)] == ["2009-01", "2009-10"]


def test_a_tale_goes_on_in_the_year_that_its_sentence_named() -> None:
    text = "He was jailed in June 2010 and freed in August. In September he left."
    assert [v for _, v in values(text)] == ["2010-06", "2010-08", "2022-09"]


def test_without_a_tense_what_lies_behind_is_likelier() -> None:
    assert value("Nobody forgets the October storm.", "2023-04-19") == "2022-10"
    assert value("A November contest.", "2023-07-27") == "2023-11"


def test_a_quarter_told_in_the_past_is_over_or_runs() -> None:
    assert value("Sales fell in the third quarter.", "2023-03-22") == "2022-Q3"
    assert value("Sales in the first quarter were low.", "2023-03-22") == "2023-Q1"
