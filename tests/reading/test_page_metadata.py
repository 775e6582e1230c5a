"""Days of publication, headlines and authors of web pages, from made-up outlets."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from dragoman.reading import bylines, linkeddata, pagedates, shownday
from dragoman.reading.articles import Given, compose
from dragoman.reading.pageworker import extract
from dragoman.settings import Settings

TEXT = (
    "<p>Fishers and the port of Merrel went on with their talks on quotas on Monday, the mediator said, and neither "
    "side would say when they might end, since both wait for the figures of the survey that the ministry has ordered "
    "from the university, which will be public in the spring.</p>"
)


def page(head: str = "", beside: str = "", after: str = "", above: str = "") -> html.HtmlElement:
    return html.fromstring(
        f"<html><head><title>Talks on quotas go on | Merrel Courier</title>{head}</head><body>{above}"
        f"<article><h1>Talks on quotas go on</h1>{beside}{TEXT * 2}</article>{after}</body></html>"
    )


def linked(**fields: str) -> str:
    inner = ",".join(f'"{key}": "{value}"' for key, value in {"@type": "NewsArticle", **fields}.items())
    return f'<script type="application/ld+json">{{{inner}}}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("head", "beside"),
    [
        (linked(datePublished="2021-03-04T10:00:00+01:00"), ""),
        (linked(datePublished="Thu, Mar 4 2021 10:01:41 EST"), ""),
        (linked(datePublished="20210304T10:00:00Z"), ""),
        (meta("article:published_time", "2021-03-04"), ""),
        ('<meta name="parsely-pub-date" content="2021-03-04T08:00:00Z">', ""),
        ("", '<span itemprop="datePublished" content="2021-03-04 10:31:00">March 2021</span>'),
        ("", '<time class="entry-date" datetime="2021-03-04T10:00:00">Thursday</time>'),
        ("", "<div>By Ada Berg</div><div>4 March 2021, 10:15</div>"),
        ("", "<div>Veröffentlicht am 4. März 2021</div>"),
        ("", "<div><b>Published</b> <i>March 4, 2021</i></div>"),
    ],
)
def test_every_place_that_states_the_day(head: str, beside: str) -> None:
    assert pagedates.published(page(head, beside), None) == "2021-03-04"


def test_published_goes_before_modified() -> None:
    head = meta("article:modified_time", "2021-03-09") + linked(dateModified="2021-03-09", datePublished="2021-03-04")
    assert pagedates.published(page(head), None) == "2021-03-04"
    assert pagedates.published(page(beside="<p>Updated 9 March 2021</p><p>Published 4 March 2021</p>"), None) == (
        "2021-03-04"
    )
    assert pagedates.published(page(beside="<p>Updated 9 March 2021, first published 4 March 2021</p>"), None) == (
        "2021-03-04"
    )


def test_a_page_that_gives_no_day_of_publication() -> None:
    assert pagedates.published(page(beside="<p>Updated 9 March 2021</p>"), None) is None
    assert pagedates.published(page(after="<footer>9 March 2021</footer>"), None) is None


def test_the_outlets_own_day_goes_before_that_of_universal_time() -> None:
    late = meta("article:published_time", "2021-03-05T02:18:11Z")
    assert pagedates.published(page(late, "<p>March 4, 2021 at 9:18 p.m.</p>"), None) == "2021-03-04"
    assert pagedates.published(page(late), "https://merrelcourier.example/2021/03/04/talks-go-on") == "2021-03-04"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://merrelcourier.example/news/20210304/talks", "2021-03-04"),
        ("https://merrelcourier.example/2021/3/4/talks", "2021-03-04"),
        ("https://merrelcourier.example/2021/10/3-questions-to-the-mediator", None),
        ("https://merrelcourier.example/2021/13/04/talks", None),
        ("https://merrelcourier.example/1202103045", None),
    ],
)
def test_the_day_in_the_address(address: str, day: str | None) -> None:
    assert pagedates.published(page(), address) == day


def test_an_address_yields_where_markup_and_print_agree() -> None:
    tree = page(linked(datePublished="2021-03-05T10:00:00Z"), "<p>March 5, 2021</p>")
    assert pagedates.published(tree, "https://merrelcourier.example/2021/03/04/talks") == "2021-03-05"


def test_days_of_other_things_on_the_page() -> None:
    comments = '<div class="comment"><time class="published" datetime="2021-03-08">8 March 2021</time></div>'
    others = '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": ' + (
        '[{"@type": "NewsArticle", "datePublished": "2019-01-01"}]}</script>'
    )
    clock = "<div>Monday, 8 March 2021</div>"
    tree = page(others, "<p>4 March 2021</p>", after=comments, above=clock)
    assert pagedates.published(tree, None) == "2021-03-04"


def test_two_readings_of_a_printed_day_are_settled_by_what_is_stated() -> None:
    stated = meta("article:published_time", "2021-04-03T23:10:00Z")
    assert pagedates.published(page(stated, "<p>04/03/2021</p>"), None) == "2021-04-03"
    assert pagedates.published(page(beside="<p>04/03/2021</p>"), None) is None


@pytest.mark.parametrize("value", ["1970-01-01T00:00:00Z", "0001-01-01", "2021-02-30", "soon", ""])
def test_no_day_at_all(value: str) -> None:
    assert pagedates.day(value) is None
    assert pagedates.published(page(meta("article:published_time", value)), None) is None


def test_linked_data_that_is_broken_or_endless() -> None:
    broken = '<script type="application/ld+json">{"headline": "A "word" more", "datePublished": "2021-03-04"}</script>'
    assert linkeddata.values(page(broken), "datePublished") == ["2021-03-04"]
    endless = f'<script type="application/ld+json">{"[" * 200_000}</script>'
    assert linkeddata.values(page(endless), "datePublished") == []
    assert linkeddata.values(page('<script type="application/ld+json">7</script>'), "datePublished") == []


def test_elements_thousands_deep() -> None:
    deep = page(beside="<p>4 March 2021</p>")
    inner = deep.find(".//article")
    for _ in range(5000):
        inner = html.etree.SubElement(inner, "div")
    assert [line.day for line in shownday.find(deep, shownday.headlines(deep, shownday.titles(deep)))] == ["2021-03-04"]


def test_a_page_without_a_headline_has_no_day_beside_it() -> None:
    tree = html.fromstring(f"<html><body><p>4 March 2021</p>{TEXT}</body></html>")
    assert shownday.find(tree, shownday.headlines(tree, shownday.titles(tree))) == []


def test_the_printed_headline_goes_before_the_one_for_networks() -> None:
    head = meta("og:title", "Quotas: talks in Merrel go on for now")
    markup = html.tostring(page(head), encoding="unicode")
    assert extract(markup, None)["title"] == "Talks on quotas go on"
    other = markup.replace("<h1>Talks on quotas go on</h1>", "<h1>Merrel Courier</h1>").replace(
        "<title>Talks on quotas go on | Merrel Courier</title>", "<title>Quotas: talks in Merrel go on for now</title>"
    )
    assert extract(other, None)["title"] == "Quotas: talks in Merrel go on for now"
    kicker = markup.replace("<h1>", "<h1><span>Sea &amp; Shore</span>").replace(
        "Quotas: talks in Merrel go on for now", "Talks on quotas go on"
    )
    assert extract(kicker, None)["title"] == "Talks on quotas go on"


def test_the_day_of_a_whole_page_whatever_the_clock_says() -> None:
    ahead = date.today().replace(year=date.today().year + 2, day=1).isoformat()
    markup = html.tostring(page(linked(datePublished=ahead)), encoding="unicode")
    assert extract(markup, None)["date"] == ahead


@pytest.mark.parametrize(
    "line", ["Latest Articles", "Follow Author", "Getty Images", "The Latest Offers", "Why Quotas", "Search My Account"]
)
def test_labels_of_a_page_are_no_names(line: str) -> None:
    assert bylines.name(line) is None


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Jane Roe CourierNews Staff", "Jane Roe"),
        ("Jane Roe; Piet de Vos", "Jane Roe, Piet de Vos"),
        ("Jane Roe, KMT Harbour Fund", "Jane Roe"),
        ("No Author", None),
        ("The Harbour", None),
        ("Courier Daily About", None),
        ("JANE ROE", "Jane Roe"),
    ],
)
def test_authors_that_a_page_states(author: str, names: str | None) -> None:
    text = author.replace(";", ",")
    assert bylines.clean_author(text) == names


def test_a_deck_below_the_headline_is_not_the_title() -> None:
    paragraph = " ".join(html.fromstring(TEXT).text_content().split())
    deck = "Fishers and the port of Merrel wait for the survey of the ministry on their quotas."
    for between in ("\n\n", "\n"):
        body = f"By Ada Berg\n\n{paragraph}\n\n{paragraph[:-20]} again.\n"
        raw = f"Port of Merrel talks on quotas go on{between}{deck}\n\n{body}"
        assert compose(raw, "a", Given(), Settings()).title == "Port of Merrel talks on quotas go on"
