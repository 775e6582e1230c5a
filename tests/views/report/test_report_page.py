"""The report: one page that holds everything, shows the answer first, and leads from every word to its source."""

from __future__ import annotations

import base64
import re
from dataclasses import fields, replace
from hashlib import sha256
from types import ModuleType

import pytest

from dragoman.model import Outlet, Record
from dragoman.views.report import ReportContext, render
from dragoman.views.report.quotes import _whole
from tests.views.report.contexts import TAGS, Page, context, read


@pytest.fixture(scope="module")
def html(harbour: ModuleType) -> str:
    """The report of the invented negotiation."""
    return render(context(harbour.record(), harbour.codebook()))


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    """The same, parsed."""
    return read(html)


def test_it_asks_nothing_of_the_network_and_runs_nothing(html: str, page: Page) -> None:
    assert page.tags <= TAGS
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name in ("src", "srcset", "style")]
    assert {v for v in page.values("href") if not v.startswith("#")} == {"https://beacon.example/1"}
    assert "url(" not in html
    assert "@import" not in html
    assert "noopener" in page.values("rel")[0]


def test_the_policy_allows_this_stylesheet_and_nothing_else(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_every_link_has_its_target_and_every_id_is_one(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = {value[1:] for value in page.values("href") if value.startswith("#")}
    assert targets <= set(ids), targets - set(ids)
    named = {id for value in page.values("aria-labelledby") for id in value.split()}
    assert named <= set(ids)


def test_dates_without_a_year_do_not_share_an_id(harbour: ModuleType) -> None:
    record = harbour.record()
    dates = ("XXXX-03-01", None, "XXXX-03-02", "XXXX-03-01", None)
    bare = {id: replace(document, published=None) for id, document in record.documents.items()}
    held = tuple(replace(p, as_of=date) for p, date in zip(record.positions, dates, strict=False))
    page = read(render(context(replace(record, documents=bare, positions=held), harbour.codebook())))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert "1 March, year not stated" in page.words


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(b <= a + 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_landmarks_language_and_skip_link(html: str, page: Page) -> None:
    assert {"main", "nav", "header", "footer"} <= page.tags
    assert ("html", "lang", "en") in page.attributes
    assert html.index('class="skip"') < html.index("<main>")
    assert "caption" in page.tags
    assert {"col", "row"} <= set(page.values("scope"))


def test_the_answer_comes_first_with_the_words_and_who_said_them(page: Page) -> None:
    words = page.words
    first = words[words.index("No deal: ") :]
    assert first.index("Nordia will never accept a closed season") < first.index(
        "Ada Lind, minister, in The Beacon from NWA, 3 March 2031"
    )


def test_it_attributes_and_does_not_assert(page: Page) -> None:
    words = page.words
    assert "Nordia is on record as refusing, as a red line," in words
    assert "Vesland is reported to be willing to consider" in words
    assert "Nordia is expected to be willing to consider" in words
    assert "in the reporter's words" in words


def test_evidence_is_marked_in_its_document_letter_by_letter(page: Page, harbour: ModuleType) -> None:
    marked = " ".join(page.marks)
    for position in harbour.positions():
        shown = position.doc in ("d1", "d2") and position.status != "rejected"
        evidence = harbour.record().documents[position.doc].text(position.evidence)
        assert not shown or evidence in marked


def test_reprints_confidential_and_foreign_documents(page: Page) -> None:
    words = page.words
    assert "Reprinted by Morning Mail (unchanged); counted once" in words
    articles = words[words.index("The articles, with what was found in them") :]
    assert articles.count("minister Ada Lind said on Monday") == 1
    assert "Confidential: the text is not shown" in words
    assert "Marland agreed to a quota" not in words, "confidential, and rejected by a reviewer"
    assert "language: de" in words
    assert "Nothing was found in it" in words
    assert "Nichts Neues" not in words
    assert "Left out: 1 stretch that is not the article" in words
    assert "Navigation" in words


def test_calendar_and_disagreement(harbour: ModuleType) -> None:
    record = harbour.record()
    event = record.events[0]
    later = replace(event.mentions[1], start="2031-03-15")
    moved = replace(record, events=(replace(event, mentions=(event.mentions[0], later)),))
    words = read(render(context(moved, harbour.codebook()))).words
    assert "The Beacon: 14 March 2031, planned (printed 3 March 2031) · Orsa Daily: 15 March 2031, held" in words
    assert "The documents differ on the date: 14 March 2031 or 15 March 2031" in words
    plain = read(render(context(record, harbour.codebook()))).words
    assert "The documents differ" not in plain, "announced first and held later is no disagreement"
    why = replace(later, start=None, reason="remarked on, without its day")
    denied = replace(event.mentions[0], status="denied"), why
    words = read(render(context(replace(record, events=(replace(event, mentions=denied),)), harbour.codebook()))).words
    assert "Orsa Daily: held; remarked on, without its day (printed 16 March 2031)" in words
    assert "The documents differ on whether it took place" in words


def test_what_no_option_covers_is_counted(page: Page) -> None:
    assert "1 position was found that fit no option of the codebook" in page.words


def test_quotes_only_keeps_the_quotations_and_drops_the_texts(harbour: ModuleType) -> None:
    words = read(render(context(harbour.record(), harbour.codebook(), quotes_only=True))).words
    assert "Nordia will never accept a closed season" in words
    assert "minister Ada Lind said on Monday" not in words
    assert "Talks are planned" not in words
    assert "The full text is left out of this report" in words


def test_a_confidential_text_never_shows_more_than_its_evidence(harbour: ModuleType) -> None:
    words = read(render(context(harbour.record(), harbour.codebook()))).words
    assert "Vesland ruled out any quota" in words
    assert "Vesland ruled out any quota on 20 March" not in words


def test_same_record_same_bytes(harbour: ModuleType, html: str) -> None:
    assert render(context(harbour.record(), harbour.codebook())) == html


def test_as_of_a_date_it_says_so(harbour: ModuleType) -> None:
    words = read(render(context(harbour.record(), harbour.codebook(), as_of="2031-03-10"))).words
    assert "The answer, as of 10 March 2031" in words


def test_an_empty_record_makes_a_page(harbour: ModuleType) -> None:
    page = read(render(context(Record({}, (), (), ()), harbour.codebook())))
    assert "No dated meeting was found" in page.words
    assert page.tags <= TAGS


def test_without_an_analysis_the_page_says_so(harbour: ModuleType) -> None:
    bare = replace(context(harbour.record(), harbour.codebook()), analysis=None)
    assert "Which deals are possible was not asked" in read(render(bare)).words


def test_every_field_of_the_context_is_described() -> None:
    text = ReportContext.__doc__ or ""
    for field in fields(ReportContext):
        assert f"{field.name}:" in text


def test_a_quotation_starts_with_a_whole_word_and_a_whole_name() -> None:
    raw = "The envoy said the Orsa League ruled out any non-entry pact. But Vesland agreed."

    def start(words: str) -> int:
        at = raw.index(words)
        return _whole(raw, (at, at + len(words)), (0, len(raw)))

    assert raw[start("League ruled") :].startswith("the Orsa League")
    assert raw[start("entry pact") :].startswith("non-entry")
    assert raw[start("Vesland agreed") :].startswith("Vesland")
    assert raw[start("ruled out") :].startswith("ruled out")


def test_the_day_s_repetitions_are_one_line_and_a_headline_is_called_one(harbour: ModuleType) -> None:
    record = harbour.record()
    first = record.positions[0]
    again = tuple(replace(first, id=f"p9{n}") for n in range(2))
    bold = replace(first, id="p99", in_title=True)
    words = read(render(context(replace(record, positions=(first, *again, bold)), harbour.codebook()))).words
    timeline = words[words.index("What was said when") : words.index("The articles, with what was found")]
    assert timeline.count("The Beacon, own word, 3 times") == 1
    assert "in a headline" in timeline


LISTED = {
    "NWA": Outlet("NWA", agency=True, country="NO", owner="Norway", state=True, source="its <statute>"),
    "Orsa Daily": Outlet("Orsa Daily", country="SE", state=False, source="an observer"),
    "Morning Mail": Outlet("Morning Mail", source="nothing of owner and state"),
}


def test_what_the_register_says_of_outlets_stands_with_its_source(harbour: ModuleType) -> None:
    record = replace(harbour.record(), outlets=LISTED)
    book = harbour.codebook()
    parties = (replace(book.parties[0], aliases=("Norway",)), *book.parties[1:])
    told = render(context(record, replace(book, parties=parties)))
    page = read(told)
    assert page.tags <= TAGS
    assert {v[1:] for v in page.values("href") if v.startswith("#")} <= set(page.values("id"))
    register = told[told.index("Who the outlets are") : told.index("</section>", told.index("Who the outlets are"))]
    assert "Norway, state-controlled; owner: <bdi>Norway</bdi>" in register
    assert "<bdi>its &lt;statute&gt;</bdi>" in register
    assert "Sweden, not state-controlled" in register
    assert "Morning Mail" not in register, "nothing is said of it"
    assert "67% only through outlets listed as state-controlled (Norway, its own state)" in told
    assert "<small>25% only through outlets listed as state-controlled (Norway, another side of the talks)" in told


def test_without_a_register_nothing_is_said_of_control(html: str) -> None:
    assert "state-controlled" not in html
    assert "Who the outlets are" not in html
