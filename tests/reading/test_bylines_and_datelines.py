from __future__ import annotations

import pytest

from dragoman.reading import bylines, datelines, outlets


@pytest.mark.parametrize(
    ("line", "names", "place", "agency"),
    [
        ("By Jane Roe, Brussels", ("Jane Roe",), "Brussels", None),
        ("By Jane Roe and John Doe", ("Jane Roe", "John Doe"), None, None),
        ("By Jane Roe, John Doe and Max van der Poel", ("Jane Roe", "John Doe", "Max van der Poel"), None, None),
        ("BY JANE ROE", ("Jane Roe",), None, None),
        ("Written by: Jane Roe (@janeroe)", ("Jane Roe",), None, None),
        ("By Jane Roe, Political Editor", ("Jane Roe",), None, None),
        ("By Jane O'Roe in Geneva | 5 March 2019", ("Jane O'Roe",), "Geneva", None),
        ("By Reuters Staff", (), None, "Reuters"),
        ("By Jane Roe, Associated Press", ("Jane Roe",), None, "AP"),
        ("By Jane Roe BBC News", ("Jane Roe",), None, None),
    ],
)
def test_bylines(line: str, names: tuple[str, ...], place: str | None, agency: str | None) -> None:
    found = bylines.find(line)
    assert found is not None
    assert (found.names, found.place, found.agency) == (names, place, agency)


@pytest.mark.parametrize(
    "line",
    ["By Friday, the strike was over.", "By then it was late", "By a margin of two to one", "Byron Roe won the vote"],
)
def test_no_bylines(line: str) -> None:
    assert bylines.find(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("(@FannyAshworth)", "Fanny Ashworth"), ("@lakenews", None), ("(@JRoe9)", None), ("no handle", None)],
)
def test_handles(text: str, name: str | None) -> None:
    assert bylines.handle(text) == name


@pytest.mark.parametrize(
    ("text", "place", "date", "credits"),
    [
        ("GENEVA, May 3 (Reuters) — The", "Geneva", "XXXX-05-03", ("Reuters",)),
        ("KIPARA, January 12. /TASS/. The", "Kipara", "XXXX-01-12", ("TASS",)),
        ("KIPARA (Sputnik) - The", "Kipara", None, ("Sputnik",)),
        ("KIPARA (Lake News / Sputnik - 09th December, 2021) The", "Kipara", "2021-12-09", ("Lake News", "Sputnik")),
        ("BEIJING, Jan. 12 (Xinhua) -- China", "Beijing", "XXXX-01-12", ("Xinhua",)),
        ("KYIV. Jan 12 (Interfax-Ukraine) - The", "Kyiv", "XXXX-01-12", ("Interfax-Ukraine",)),
        ("NEW YORK, N.Y. (AP) — The", "New York", None, ("AP",)),
        ("London (AFP) - The", "London", None, ("AFP",)),
        ("(Reuters) - The", None, None, ("Reuters",)),
        ("PORT-AU-PRINCE, Haiti (AP) — “We", "Port-au-Prince", None, ("AP",)),
    ],
)
def test_datelines(text: str, place: str | None, date: str | None, credits: tuple[str, ...]) -> None:
    found = datelines.find(text)
    assert found is not None
    assert (found.place, found.date, found.credits) == (place, date, credits)
    assert text[found.end :].split()[0] in ("The", "China", "“We")


@pytest.mark.parametrize("text", ["LONDON — The", "Geneva – The", "KIPARA - The", "Brussels: The"])
def test_bare_places_only_where_an_article_begins(text: str) -> None:
    assert datelines.find(text, first=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Barnwell — who led the talks — said no.",
        "The union (UHW) - the largest - said no.",
        "Solberg (Labour) said that he would vote against.",
        "MEDIATOR: We will go on.",
        "Pay: The union wants 5 percent.",
        "On January 12 (Thursday) the talks resumed.",
        "Norland and Ostland (both members) said no.",
        "In Geneva, May said that she would sign.",
        "The Hague court (ICJ) will rule in May.",
    ],
)
def test_sentences_are_no_datelines(text: str) -> None:
    assert datelines.find(text, first=True) is None


def test_register() -> None:
    names = [form.casefold() for outlet in outlets.register() for form in (outlet.name, *outlet.aliases)]
    assert len(names) == len(set(names))
    domains = [domain for outlet in outlets.register() for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    assert outlets.agency("Associated Press") == "AP"
    assert outlets.agency("The Guardian") is None
    found = outlets.at("https://www.bbc.co.uk/news/1")
    assert found is not None
    assert found.name == "BBC"
    assert outlets.at("https://example.org") is None
    assert outlets.at("http://[broken") is None
