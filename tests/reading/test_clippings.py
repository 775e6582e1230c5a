from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document
from dragoman.reading.clean import clean
from tests.reading import clippings
from tests.reading.clippings import read


def paragraphs(document: Document) -> list[str]:
    return [document.text(span) for span in document.body if span not in document.headings]


def reasons(document: Document) -> dict[str, str]:
    return {document.text(part.span): part.reason for part in document.dropped}


def uncovered(document: Document) -> str:
    """What is neither blank nor in any span: nothing may be."""
    kept = [*document.body, *document.headings, *(part.span for part in document.dropped)]
    covered = [False] * len(document.raw)
    for start, end in kept:
        assert 0 <= start < end <= len(document.raw)
        assert not document.raw[start].isspace()
        assert not document.raw[end - 1].isspace()
        for i in range(start, end):
            assert not covered[i] or document.title_span == (start, end) or (start, end) in document.headings
            covered[i] = True
    return "".join(c for c, seen in zip(document.raw, covered, strict=True) if not seen and not c.isspace())


@pytest.mark.parametrize("name", sorted(clippings.ALL))
def test_nothing_of_a_page_is_lost(name: str) -> None:
    assert uncovered(read(clippings.ALL[name])) == ""


@pytest.mark.parametrize("name", sorted(clippings.ALL))
def test_windows_line_ends_change_offsets_only(name: str) -> None:
    unix, dos = read(clippings.ALL[name]), read(clippings.ALL[name].replace("\n", "\r\n"))
    assert [dos.text(s).replace("\r\n", "\n") for s in dos.body] == [unix.text(s) for s in unix.body]
    assert (dos.title, dos.published, dos.byline, dos.outlet) == (unix.title, unix.published, unix.byline, unix.outlet)
    assert "\r\n" in dos.raw


PROSE = {name: 0 for name in clippings.ALL} | {
    "HERALD": 6,
    "WIRE": 4,
    "TASSLIKE": 3,
    "PICTURED": 4,
    "BROADCASTER": 4,
    "CORRESPONDENT": 4,
    "AGENCY": 2,
    "RELEASE": 6,
    "TRANSCRIPT": 6,
    "SOCIAL": 2,
    "AMERICAN": 2,
    "UNDATED": 3,
    "GERMAN": 2,
    "WRAPPED": 3,
    "LISTED": 5,
    "DUMP": 2,
    "COLUMN": 4,
    "STAMPED": 2,
}


@pytest.mark.parametrize("name", sorted(PROSE))
def test_one_span_a_paragraph(name: str) -> None:
    found = paragraphs(read(clippings.ALL[name]))
    assert len(found) == PROSE[name], found
    assert all(re.search(r"[.:;?!][\"”]?$", text) for text in found), found


def test_lines_of_a_page_and_why_they_were_left_out() -> None:
    found = reasons(read(clippings.HERALD))
    assert found["Skip to main content"] == "navigation"
    assert found["Log in"] == "prompt"
    assert found["By Mara Lindqvist, Labour Correspondent"] == "byline"
    assert found["Published: 14 March 2023, 08:15 GMT"] == "dateline"
    assert found["Advertisement"] == "advertisement"
    assert found["Sign up for our daily briefing and get the news in your inbox"] == "newsletter"
    assert found["Read more: Ferry crews join the stoppage"] == "teaser"
    assert found["How the Norhaven strike began"] == "teaser"
    assert found["© 2023 The Norhaven Herald. All rights reserved."] == "legal"


def test_deck_and_crossheads_are_body_and_heading() -> None:
    d = read(clippings.HERALD)
    marked = [d.text(span) for span in d.headings]
    assert marked[1:] == [
        'Union says employers have "learned nothing" from last year\'s stoppage',
        "Employers hold firm",
    ]
    assert set(d.headings[1:]) <= set(d.body)
    assert d.title_span == d.headings[0]
    assert d.title_span not in d.body


def test_captions_and_the_headlines_beside_them() -> None:
    found = reasons(read(clippings.PICTURED))
    assert found["Highland Republic Says It Will Fill Dam With or Without Deal"] == "teaser"
    assert found["Delta Farmers Fear for the Rice Harvest"] == "teaser"
    assert found["Delegates at the talks on the Tarim dam in Sardis - Meridian Post, 1280, 02.05.2021"] == "caption"
    assert found["- Meridian Post, 1280"] == "site stamp"
    assert found["log in or register"] == "prompt"


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    first, second, third = paragraphs(read(clippings.WRAPPED))
    assert first.endswith("to a later round.")
    assert first.count("\n") == 2
    assert second.startswith("The freeze binds both banks.")
    assert third.split("\n") == ['"It buys us time," said Runa Aasen, who led the talks for the north', "bank."]


@pytest.mark.parametrize(("name", "heading"), [("WIRE", "WESTMARK DIVIDED"), ("COLUMN", "Council under pressure")])
def test_a_crosshead_in_wrapped_text_stays_alone(name: str, heading: str) -> None:
    d = read(clippings.ALL[name])
    assert heading in [d.text(span) for span in d.headings]


def test_a_wrapped_text_without_blank_lines_and_breaks_before_names() -> None:
    d = read(
        "Fish talks end without deal in Amber\n"
        "Trade ministers of the two sides ended a round of\n"
        "talks on Tuesday without settling the quotas, and\n"
        "without a date for more.\n\n"
        "The league wants access to the grounds until\n"
        "2035, said a senior official of the league.\n\n"
        "A shorter term would be refused by the member of\n"
        "Norland, he said.\n"
    )
    assert d.title == "Fish talks end without deal in Amber"
    assert [len(text.split("\n")) for text in paragraphs(d)] == [3, 2, 2]


def test_the_first_sentence_begins_after_the_dateline() -> None:
    d = read(clippings.WIRE)
    assert paragraphs(d)[0].startswith("Ostland has offered")
    assert reasons(d)["PORT AMBER, May 3 (Reuters) -"] == "dateline"


def test_a_title_said_twice_and_in_parts() -> None:
    d = read(
        "Talks on the canal: What the pilots want\n\nTalks on the canal\nWhat the pilots want\n\n"
        "The pilots of the Grand Canal want shorter shifts and a say in the timetable, their guild said on Monday.\n"
    )
    assert d.title == "Talks on the canal: What the pilots want"
    assert sorted(set(reasons(d).values())) == ["duplicate"]
    assert len(d.body) == 1


def test_a_pulled_quotation_counts_once() -> None:
    quote = '"We will not pay twice for the same water," she said.'
    d = read(
        f"Mayor rejects surcharge\n\nThe mayor rejected the surcharge on Monday. {quote} The firm wants a ruling.\n\n"
        f"{quote}\n\nA court is to decide in June whether the charge is lawful.\n"
    )
    assert reasons(d)[quote] == "duplicate"
    assert len(paragraphs(d)) == 2


def test_another_script_in_an_english_page() -> None:
    d = read(clippings.PICTURED + "Заголовок открываемого материала\n")
    assert reasons(d)["Заголовок открываемого материала"] == "foreign script"


def test_names_of_icon_fonts() -> None:
    d = read(
        "icon bookmark-bicon bookmarkicon cameraicon checkicon closeicon searchicon shareicon fbicon\n"
        + clippings.UNDATED
    )
    assert "icon residue" in reasons(d).values()
    assert d.title == "What the Highlands want from the river talks"


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell.",
        '"No," she said.',
        "Yes.",
        "More than half of the staff joined the strike, the union said.",
        "By Friday the two sides had agreed on nothing but the agenda of the next round.",
        "Related industries would follow, the minister warned.",
        "Comment was not available from the company.",
        "The privacy policy of the port breaks the law, the regulator said.",
        "The app store takes a third of each sale.",
        "Watch keepers would be the first to go, the union warned.",
    ],
)
def test_sentences_that_look_like_furniture_stay(line: str) -> None:
    before = "The two sides met for the third time this month, and the mediator said that progress had been made."
    after = "A further round has been set for next week, though neither side expects a breakthrough before the summer."
    d = read(f"Third round ends\n\n{before}\n\n{line}\n\n{after}\n")
    assert paragraphs(d) == [before, line, after]


def test_a_page_of_furniture_has_no_body() -> None:
    d = read(clippings.FURNITURE)
    assert d.body == ()
    assert d.title is None
    assert uncovered(d) == ""


def test_bidirectional_controls_stay_in_raw() -> None:
    text = "Talks resume\n\nThe delegation of \u202bהנמל\u202c and the owners met on Monday, the mediator said.\n"
    d = read(text)
    assert d.raw == text
    assert paragraphs(d) == [text.split("\n")[2]]


def test_right_to_left_text_is_kept_and_marked() -> None:
    d = read("قال الوزير إن المفاوضات في المدينة لم تصل إلى اتفاق، وإن الوفد لا يقبل هذا العرض من الشركة.\n")
    assert d.language == "ar"
    assert len(d.body) == 1


def test_given_title_wins_and_is_found_in_the_text() -> None:
    d = read(clippings.HERALD, title="Dockers turn down third pay offer as Norhaven port enters sixth day of strike")
    assert d.title_span is not None
    other = read(clippings.HERALD, title="Strike goes on")
    assert other.title == "Strike goes on"


def test_better_cleaning_never_changes_the_id() -> None:
    assert read(clippings.WIRE).id == read(clippings.WIRE, title="Another").id
    assert read(clippings.WIRE).id != read(clippings.WIRE + " ").id


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([line for text in clippings.ALL.values() for line in text.split("\n")]), max_size=25))
def test_any_shuffle_of_lines_is_covered(lines: list[str]) -> None:
    raw = "\n".join(lines)
    if raw.strip():
        assert uncovered(read(raw)) == ""


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from(list('aB .,\n\r\t-–(/)"“12:|©')), min_size=1, max_size=300))
def test_any_text_is_covered(raw: str) -> None:
    layout = clean(raw)
    kept = [*layout.body, *layout.headings, *(part.span for part in layout.dropped)]
    covered = {i for start, end in kept for i in range(start, end)}
    assert all(i in covered for i, c in enumerate(raw) if not c.isspace())


def test_dates_between_paragraphs_are_the_crossheads_of_a_chronicle() -> None:
    parts = [
        f"{day} March 2021\n\nThe {n} round of the talks on the canal was held, officials said."
        for n, day in enumerate((3, 9, 17))
    ]
    d = read(
        "The canal talks, day by day\n\n"
        + "\n\n".join(["The talks on the canal began in winter, officials said.", *parts])
    )
    assert [d.text(span) for span in d.headings[1:]] == ["3 March 2021", "9 March 2021", "17 March 2021"]
    assert d.published is None
    assert len(paragraphs(d)) == 4


def test_markdown_headings() -> None:
    d = read(
        "# Canal talks end\n\nThe talks on the canal ended on Monday without a deal, the mediator said.\n\n"
        "## What is next\n\nThe pilots will vote on Friday, their guild said, and strike if need be.\n"
    )
    assert d.title == "Canal talks end"
    assert [d.text(span) for span in d.headings] == ["Canal talks end", "What is next"]
    assert uncovered(d) == ""


@pytest.mark.parametrize(
    ("line", "translated"), [("Translated from the Ostlandic by Jane Roe", True), ("Edited by Jane Roe", False)]
)
def test_a_translation_says_so(line: str, translated: bool) -> None:
    assert read(f"{clippings.UNDATED}\n{line}\n").translated is translated


def test_another_headline_than_the_given_one_is_a_headline() -> None:
    d = read(clippings.UNDATED, title="Highlands set out terms")
    assert d.title == "Highlands set out terms"
    assert d.title_span is not None
    assert d.text(d.title_span) == "What the Highlands want from the river talks"


def test_a_short_closing_section_stays() -> None:
    d = read(
        "Council adopts mandate\n\nThe council adopted a mandate for the talks on Monday, its spokeswoman said.\n\n"
        "Next steps\n\nTalks resume on May 14.\n\nPress contact\nJane Roe\njane.roe@council.example\n"
    )
    assert [d.text(span) for span in d.body][1:] == ["Next steps", "Talks resume on May 14."]


def test_headlines_alone() -> None:
    d = read("Berg: no deal without inspections\nTalks resume Friday\nLeague hints at flexibility\n")
    assert d.title == "Berg: no deal without inspections"
    assert len(d.body) == 2


@pytest.mark.parametrize("start", ["PORT AMBER, Norland — ", "PORT AMBER —", "PORT AMBER – "])
def test_a_bare_place_before_the_first_sentence(start: str) -> None:
    d = read(f"Fish talks end\n\n{start}Trade ministers of Norland and the League ended their talks without a deal.\n")
    assert d.place == "Port Amber"
    assert paragraphs(d)[0].startswith("Trade ministers")
