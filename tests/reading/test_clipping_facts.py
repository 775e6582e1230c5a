"""What a pasted page says of itself: title, date and how it was found, byline, place, agency, outlet."""

from __future__ import annotations

import pytest

from tests.reading import clippings
from tests.reading.clippings import read

FACTS = {  # title, published, how, byline, place, agency, outlet
    "HERALD": (
        "Dockers turn down third pay offer as Norhaven port enters sixth day of strike",
        "2023-03-14",
        "explicit",
        "Mara Lindqvist",
        None,
        None,
        "The Norhaven Herald",
    ),
    "WIRE": (
        "Exclusive: Ostland offers to lower steel tariffs in return for fish quotas",
        "2022-05-03",
        "inferred",
        None,
        "Port Amber",
        "Reuters",
        None,
    ),
    "TASSLIKE": (
        "Island states will accept nothing short of a loss fund, envoy says",
        "XXXX-11-01",
        "dateline",
        None,
        "San Mareno",
        "TASS",
        None,
    ),
    "PICTURED": (
        "Water Talks Between Highland and Delta Republics End Without Date for New Round",
        "2021-05-09",
        "explicit",
        None,
        "Sardis",
        None,
        "Meridian Post",
    ),
    "BROADCASTER": ("Teachers to vote on deal that ends Lakeshore walkout", None, None, None, None, None, None),
    "CORRESPONDENT": (
        "Ministers scramble to save emissions pact as coal states hold out",
        "2021-11-12",
        "explicit",
        "Nora Feld",
        "Brinn",
        None,
        None,
    ),
    "AGENCY": (
        "Nurses' union, hospitals reach tentative deal to end strike",
        "2022-03-09",
        "explicit",
        "Joan Pelletier, Amir Khalil",
        "Cedar Falls",
        "AP",
        None,
    ),
    "RELEASE": (
        "Statement of the Government of Norland on the fisheries negotiations",
        "2023-03-03",
        "explicit",
        None,
        None,
        None,
        None,
    ),
    "SOCIAL": (None, "2022-02-11", "explicit", "Johanna Weiss", "Velden", "Xinhua", "Morning Star News"),
    "AMERICAN": (
        "City, sanitation workers remain far apart on overtime",
        "2021-05-04",
        "explicit",
        None,
        None,
        None,
        None,
    ),
    "UNDATED": (
        "What the Highlands want from the river talks",
        "2021-03",
        "inferred",
        "Elif Demir",
        "Sardis",
        None,
        None,
    ),
    "LISTED": (
        "Harbour talks end without deal as strike enters third week",
        "2022-01-12",
        "explicit",
        None,
        None,
        None,
        None,
    ),
    "DUMP": ("Harbour Talks End Without Deal", "2022-01-12", "explicit", None, None, None, None),
    "COLUMN": ("Harbour talks end without deal", "2022-01-12", "explicit", "Jane Roe", None, None, None),
    "STAMPED": ("Harbour talks end in stalemate", "2022-01-12", "explicit", None, None, None, None),
    "TRANSCRIPT": ("Interview with the chief negotiator of the Coastal League", None, None, None, None, None, None),
}


@pytest.mark.parametrize("name", sorted(FACTS))
def test_what_a_page_says_of_itself(name: str) -> None:
    d = read(clippings.ALL[name])
    assert (d.title, d.published, d.published_how, d.byline, d.place, d.agency, d.outlet) == FACTS[name]
