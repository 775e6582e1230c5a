from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from dragoman.model import Document
from dragoman.reading import daystamps, inference
from dragoman.reading.articles import Given, compose
from dragoman.reading.dates import infer_years
from dragoman.settings import Settings

BODY = (
    "The talks on the canal went into a third day on Monday, the mediator said, without a word on when they might end."
)


def published(head: str, body: str = BODY) -> tuple[str | None, str | None]:
    d = compose(f"Talks on canal enter third day\n\n{head}\n\n{body}\n", "a", Given(), Settings())
    return d.published, d.published_how


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("20 Jan, 2022 08:28", "2022-01-20"),
        (" date 2021-12-09", "2021-12-09"),
        ("Published: March 3, 2020", "2020-03-03"),
        ("Posted on 3rd of March 2020 at 10:15 pm", "2020-03-03"),
        ("Friday, July 21, 2017", "2017-07-21"),
        ("09th December, 2021", "2021-12-09"),
        ("06.01.2022", "2022-01-06"),
        ("2022/01/06", "2022-01-06"),
        ("13/01/2022", "2022-01-13"),
        ("01/13/2022", "2022-01-13"),
        ("Last updated: 14 May 2021\nPublished: 12 May 2021", "2021-05-12"),
        ("Updated 14 May 2021", "2021-05-14"),
        ("Tue 3 Mar 2020 06.00 GMT", "2020-03-03"),
        ("By Jane Roe | 5 March 2019", "2019-03-05"),
        ("March 2020", "2020-03"),
    ],
)
def test_stated_dates(line: str, value: str) -> None:
    assert published(line) == (value, "explicit")


@pytest.mark.parametrize(
    ("start", "value"),
    [
        ("KIPARA, January 12. /TASS/. ", "XXXX-01-12"),
        ("KIPARA, Feb. 29 (Reuters) - ", "XXXX-02-29"),
        ("KIPARA (Lake News / Xinhua - 09th December, 2021) ", "2021-12-09"),
        ("Kipara, 3 March 2020 — ", "2020-03-03"),
    ],
)
def test_datelines(start: str, value: str) -> None:
    assert published("The mediator is hopeful", start + BODY) == (value, "dateline")


def test_a_numeric_date_with_two_readings() -> None:
    assert published("03/04/2021") == ("2021", "explicit")
    assert published("03/04/2021", BODY + " The strike began on 02/27/2021.") == ("2021-03-04", "explicit")
    assert published("03/04/2021", BODY + " The strike began on 27/02/2021.") == ("2021-04-03", "explicit")
    assert published("03/04/2021", BODY + " They will meet again on 9 April.") == ("2021-04-03", "explicit")
    assert published("03.04.2021") == ("2021-04-03", "explicit")


def test_the_year_of_a_dateline_from_a_caption() -> None:
    caption = "The canal at Kipara, May 2, 2022. REUTERS/Jane Roe"
    assert published("No end in sight", f"KIPARA, May 3 (Reuters) - {BODY}\n\n{caption}\n\n{BODY}") == (
        "2022-05-03",
        "inferred",
    )


def test_a_year_of_rights_is_no_date() -> None:
    assert published("Canal pilots", BODY + "\n\n© 2024 Lake News. All rights reserved.") == (None, None)


def test_inference_bounds_the_month() -> None:
    text = [
        "The treaty was signed in spring 2014 and was renewed in the summer of 2021.",
        "On January 6 the envoys met for an hour. The council will meet on January 12.",
    ]
    assert inference.infer(text) == "2022-01"


@pytest.mark.parametrize(
    "text",
    [
        "On January 6 the envoys met for an hour. The council will meet on January 12.",  # no year at all
        "The treaty was signed in spring 2014. On January 6 they met. The council will meet on January 12.",  # one year
        "It was signed in June 2014 and was renewed in June 2021. On January 6 the envoys met.",  # nothing ahead
        "Signed in June 2014, it was renewed in June 2021. The envoys met on January 30. They will meet on February 2.",
    ],
)
def test_inference_says_nothing_in_doubt(text: str) -> None:
    assert inference.infer([text]) is None


def document(id: str, value: str | None) -> Document:
    return Document(id, id, "x", published=value, published_how="dateline" if value else None)


def test_years_from_the_rest_of_the_pile() -> None:
    pile = [document("a", "XXXX-01-12"), document("b", "2021-12-09"), document("c", "2022-01"), document("d", None)]
    for order in permutations(pile):
        found = {d.id: (d.published, d.published_how) for d in infer_years(order)}
        assert found["a"] == ("2022-01-12", "inferred")
        assert found["b"] == ("2021-12-09", "dateline")
        assert found["d"] == (None, None)


def test_years_that_the_pile_does_not_fix() -> None:
    assert infer_years([document("a", "XXXX-01-12"), document("b", "XXXX-02-01")])[0].published == "XXXX-01-12"
    spread = [document("a", "XXXX-01-12"), document("b", "2020-01-10"), document("c", "2022-01-14")]
    assert infer_years(spread)[0].published == "XXXX-01-12"
    near = [document("a", "XXXX-01-12"), document("b", "2022-01-15"), document("c", "2023-03-10")]
    assert infer_years(near)[0].published == "2022-01-12"
    far = [document("a", "XXXX-01-12"), document("b", "2020-07-10")]
    assert infer_years(far)[0].published == "XXXX-01-12"
    leap = [document("a", "XXXX-02-29"), document("b", "2021-02-20")]
    assert infer_years(leap)[0].published == "XXXX-02-29"


def test_infer_years_keeps_everything_else() -> None:
    pile = [document("a", "XXXX-01-12"), document("b", "2021-12-09")]
    assert replace(infer_years(pile)[0], published="XXXX-01-12", published_how="dateline") == pile[0]


def test_numbers_that_are_no_dates() -> None:
    assert daystamps.find("Version 1.2.3.4, 10.0.0.1, 24/7/365, 3-0-1, score 2-1, 1,234.56") == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://example.org/2021/05/04/canal-talks", ("2021-05-04", "inferred")),
        ("https://example.org/20210504/canal-1092.html", ("2021-05-04", "inferred")),
        ("https://example.org/2021/05/canal-talks", (None, None)),
        ("https://example.org/20219904/canal", (None, None)),
        ("https://example.org/story-1202105041", (None, None)),
    ],
)
def test_the_day_in_an_address(url: str, found: tuple[str | None, str | None]) -> None:
    d = compose(f"Canal talks go on\n\n{BODY}\n", "a", Given(url=url), Settings())
    assert (d.published, d.published_how) == found
    pasted = compose(f"{url}\nCanal talks go on\n\n{BODY}\n", "a", Given(), Settings())
    assert (pasted.published, pasted.published_how) == found
