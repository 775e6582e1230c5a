"""The calendar: valid lines, whole days, and no day that nobody stated."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.interchange import agenda
from dragoman.model import Record
from tests.store.samples import DOCUMENT, EVENT


def calendar(**changes: object) -> str:
    record = Record({"d-1": DOCUMENT}, (), (), (replace(EVENT, **changes),))  # type: ignore[arg-type]
    return b"".join(agenda.ics(record, "1.0")).decode()


def test_an_event_is_a_whole_day_and_ends_the_day_after() -> None:
    text = calendar(end="2031-03-04", place="Hale; Hall, 2")
    assert "DTSTART;VALUE=DATE:20310303\r\nDTEND;VALUE=DATE:20310305\r\n" in text
    assert "LOCATION:Hale\\; Hall\\, 2\r\n" in text
    assert "STATUS:TENTATIVE\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_no_day_is_invented() -> None:
    for start in (None, "2031", "2031-03", "XXXX-03-03", "2031-W10", "2031-02-31"):
        assert "VEVENT" not in calendar(start=start)
    assert agenda.without_a_day([EVENT, replace(EVENT, start="2031-03")]) == [replace(EVENT, start="2031-03")]


def test_what_is_moved_is_off_that_day_and_what_is_denied_is_in_doubt() -> None:
    assert "STATUS:CANCELLED\r\n" in calendar(status="moved")
    assert "STATUS:TENTATIVE\r\n" in calendar(status="denied")
    assert "VEVENT" not in calendar(precision="season", end="2031-05-31")


def test_the_description_has_what_each_document_says() -> None:
    said = replace(EVENT.mentions[0], start=None, status="held", reason="remarked on, without its day")
    text = calendar(mentions=(*EVENT.mentions, said)).replace("\r\n ", "")
    assert f"[{DOCUMENT.doc}]: planned\\, 2031-03-03" in text
    assert f"[{DOCUMENT.doc}]: held (remarked on\\, without its day)" in text


def test_an_end_that_is_only_a_month_is_left_out() -> None:
    assert "DTEND;VALUE=DATE:20310304" in calendar(end="2031-04")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=200))
def test_lines_are_folded_at_75_octets_and_unfold_to_what_they_were(title: str) -> None:
    line = f"SUMMARY:{agenda.escape(title)}"
    folded = agenda.fold(line)
    assert all(len(part) <= 75 for part in folded.split(b"\r\n"))
    assert folded.decode().removesuffix("\r\n").replace("\r\n ", "") == line
    assert not any(c in agenda.escape(title) for c in "\r\n\x00")
