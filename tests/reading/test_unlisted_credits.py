"""Credits, menus and mastheads that no list has; every name is invented."""

from __future__ import annotations

import pytest

from dragoman.model import Document
from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings

LEAD = (
    "Negotiators of both sides met on Tuesday and agreed to go on with their talks about fish quotas, officials said."
)
NEXT = "Neither delegation would say whether the quotas for the coming season had been part of what was agreed."


def read(text: str) -> Document:
    return compose(text, "clipping.txt", Given(), Settings())


@pytest.mark.parametrize(
    ("dateline", "agency", "place"),
    [
        ("OSKARIN, March 6. /TNA/. ", "TNA", "Oskarin"),
        ("OSKARIN, March 6 (TNA) -- ", "TNA", "Oskarin"),
        ("PORT MERREL (Meridian Wire) - ", "Meridian Wire", "Port Merrel"),
        ("PORT MERREL (Kestrel Courier) - ", None, "Port Merrel"),
        ("PORT MERREL (the capital) - ", None, "Port Merrel"),
    ],
)
def test_an_unlisted_credit_counts_as_printed(dateline: str, agency: str | None, place: str) -> None:
    found = read(f"Fish talks go on\n\n{dateline}{LEAD}\n\n{NEXT}")
    assert (found.agency, found.place) == (agency, place)
    assert found.text(found.body[0]) == LEAD


@pytest.mark.parametrize("menu", ["Menu World Shipping Markets Sign in", "Home   Politics   Sport   Log in"])
def test_a_menu_in_one_line_is_no_title(menu: str) -> None:
    found = read(f"{menu}\n\nFish talks in Oskarin go on\n\nBy Ada Berg\n\n{LEAD}\n\n{NEXT}")
    assert (found.title, found.byline) == ("Fish talks in Oskarin go on", "Ada Berg")


def test_a_masthead_is_the_outlet_and_nobody() -> None:
    found = read(f"The Kestrel Courier\nFish talks in Oskarin go on\n6 March 2023\n{LEAD}\n{NEXT}")
    assert (found.title, found.outlet) == ("Fish talks in Oskarin go on", "The Kestrel Courier")
    assert found.byline is None
