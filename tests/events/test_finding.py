"""Appointments of an invented negotiation, read on Thursday, 11 May 2023: what, who, when, where, whether."""

from __future__ import annotations

import pytest

from dragoman import events
from dragoman.events.vocabulary import vocabulary
from tests.events.telling import TODAY, one, told


@pytest.mark.parametrize(
    ("sentence", "expected", "parties"),
    [
        (
            "Ministers from Norland and Sudmark will hold a third round of talks on May 22.",
            "talks 2023-05-22 planned",
            "norland sudmark",
        ),
        ("Ada Vell met Ivo Tass on Tuesday.", "meeting 2023-05-09 held", "norland sudmark"),
        ("Vell is due to meet Tass on Friday.", "meeting 2023-05-12 planned", "norland sudmark"),
        ("Ada Vell spoke by telephone with Ivo Tass on Tuesday.", "call 2023-05-09 held", "norland sudmark"),
        ("On May 3, Norland handed over its draft treaty.", "publication 2023-05-03 held", "norland"),
        ("The Coastal League will vote on the plan next Monday.", "vote 2023-05-15 planned", "league"),
        ("A Norland-Sudmark summit will take place on June 14.", "summit 2023-06-14 planned", "norland sudmark"),
        ("Talks between Norland and Sudmark broke down on Monday.", "talks 2023-05-08 held", "norland sudmark"),
        ("Norland and Sudmark signed the accord on March 3, 2019.", "signing 2019-03-03 held", "norland sudmark"),
        ("The dockers walked off the job on 2 May.", "strike 2023-05-02 held", "dockers"),
        ("The union gave the authority until Friday to answer.", "deadline 2023-05-12 planned", "dockers port"),
        ("The union and the authority struck a deal late on Sunday.", "agreement 2023-05-07 held", "dockers port"),
        ("Norland left the Coastal League on 31 January 2020.", "departure 2020-01-31 held", "norland league"),
        ("Sudmark is expected to ratify the treaty in June.", "ratification 2023-06 planned", "sudmark"),
        ("The union rejected the authority's latest offer in a ballot on Friday.", "vote 2023-05-05 held", "dockers"),
        ("Mira Holt arrived in Norland on Monday.", "visit 2023-05-08 held", "norland sudmark"),
        ("A truce between Norland and Sudmark took effect on Tuesday.", "entry 2023-05-09 held", "norland sudmark"),
        ("The truce between Norland and Sudmark expires on Sunday.", "deadline 2023-05-14 planned", "norland sudmark"),
        (
            "On May 3, when Ada Vell and Ivo Tass spoke to each other, all was calm.",
            "talks 2023-05-03 held",
            "norland sudmark",
        ),
        (
            "Mediation between the union and the authority resumes on Monday.",
            "talks 2023-05-15 planned",
            "dockers port",
        ),
        (
            "Norland and Sudmark agreed to a truce beginning Friday morning.",
            "entry 2023-05-12 planned",
            "norland sudmark",
        ),
        ("Norland walked out of the talks with Sudmark on Monday.", "talks 2023-05-08 held", "norland sudmark"),
        ("Ada Vell and Ivo Tass discussed the quota on Tuesday.", "talks 2023-05-09 held", "norland sudmark"),
        ("Norland's voters go to the polls on June 4.", "election 2023-06-04 planned", "norland"),
        ("Sudmark set Norland an ultimatum that expires on Sunday.", "deadline 2023-05-14 planned", "norland sudmark"),
        ("The dockers walked out on Monday.", "strike 2023-05-08 held", "dockers"),
        ("The dockers have been on strike since May 2.", "strike 2023-05-02 held", "dockers"),
        ("The union set a strike date of June 1.", "strike 2023-06-01 planned", "dockers"),
        ("Norland broke off the talks with Sudmark on April 28.", "talks 2023-04-28 held", "norland sudmark"),
        ("Sudmark holds a referendum on 11 June.", "vote 2023-06-11 planned", "sudmark"),
        ("The 2018 summit of the Coastal League settled little.", "summit 2018 held", "league"),
        ("The port authority filed a lawsuit against the union on Monday.", "court 2023-05-08 held", "port dockers"),
        (
            "Both sides will return to the negotiating table on Monday, Tom Reed and Jane Moss said.",
            "talks 2023-05-15 planned",
            "dockers port",
        ),
    ],
)
def test_formats(sentence: str, expected: str, parties: str) -> None:
    event = one(sentence)
    assert f"{event.format} {event.start} {event.status}" == expected
    assert set(event.parties) == set(parties.split())


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("A visit by Ada Vell to Sudmark on May 20 has been postponed.", "2023-05-20"),
        ("The union called off a strike that was due to begin on Monday.", "2023-05-15"),
        ("Sudmark said a meeting planned for Saturday would not take place.", "2023-05-13"),
        ("Karl Brun cancelled a trip to Sudmark that had been planned for next week.", "2023-05-15"),
        ("Norland and Sudmark will not meet on Friday.", "2023-05-12"),
    ],
)
def test_called_off(sentence: str, start: str) -> None:
    event = one(sentence)
    assert (event.status, event.start) == ("cancelled", start)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland and Sudmark may meet again soon.",
        "At a news conference on Wednesday, Karl Brun said Norland would not yield.",
        "Norland met the demands of Sudmark on Monday.",
        "Norland called the plan a mistake on Monday.",
        "Norland repeated its calls for talks on Monday.",
        "Norland and Sudmark have held four rounds of talks since January.",
        "Norland condemned the air strike on Monday.",
        "Council members from Norland spoke of it on Monday.",
        "Norland said on Monday that talks with Sudmark would go on.",
        "Norland has met its targets every year.",
        "Ada Vell voted for the plan of Norland in 2019.",
    ],
)
def test_no_appointment(sentence: str) -> None:
    assert told(sentence) == ()


def test_each_of_several_appointments_has_its_own_date() -> None:
    text = "Norland will meet Sudmark on May 22, and the Coastal League will convene on May 25."
    assert [(e.start, set(e.parties)) for e in told(text)] == [
        ("2023-05-22", {"norland", "sudmark"}),
        ("2023-05-25", {"league"}),
    ]


def test_an_appointment_told_twice_is_one() -> None:
    text = "Norland will meet Sudmark on May 22.\nThe talks between Norland and Sudmark on May 22 will be short."
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("sentence", "start", "end", "precision"),
    [
        ("The Coastal League will convene on June 9-10.", "2023-06-09", "2023-06-10", "day"),
        ("The Coastal League will convene next week.", "2023-05-15", "2023-05-21", "week"),
        ("The Coastal League will convene in late June.", "2023-06", "2023-06", "month"),
        ("The Coastal League convened in the spring of 2019.", "2019-03-01", "2019-05-31", "season"),
        ("The Coastal League convened in 2019.", "2019", "2019", "year"),
        ("The Coastal League will convene at 9 a.m. on Monday.", "2023-05-15", "2023-05-15", "day"),
    ],
)
def test_how_precise_the_date_is(sentence: str, start: str, end: str, precision: str) -> None:
    event = one(sentence)
    assert (event.start, event.end, event.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Norland and Sudmark will hold talks in Geneva on May 22.", "Geneva"),
        ("The Coastal League will meet at Geneva on May 22.", "Geneva"),
        ("Norland attended the Oslo summit on Monday.", "Oslo"),
        ("Ada Vell will travel to Brussels on May 22.", "Brussels"),
        ("Norland and Sudmark will hold talks on May 22.", None),
    ],
)
def test_place(sentence: str, place: str | None) -> None:
    assert one(sentence).place == place


def test_who_stays_away_takes_no_part() -> None:
    assert one("Ivo Tass refused to attend the summit of the Coastal League on Monday.").parties == ("league",)


def test_we_is_whoever_says_it() -> None:
    assert set(one('"We will meet our Sudmark colleagues on Monday," Ada Vell said.').parties) == {"norland", "sudmark"}


def test_an_official_release_tells_of_its_own_day() -> None:
    text = "Ada Vell held talks with Ivo Tass."
    event = one(text, outlet="Ministry of Foreign Affairs of Norland")
    assert (event.start, event.status, set(event.parties)) == (TODAY, "held", {"norland", "sudmark"})
    assert told(text, outlet="Coast Wire News") == ()


def test_a_report_without_a_year_keeps_the_day() -> None:
    event = one("Norland will meet Sudmark on May 22.", published=None)
    assert (event.start, event.status) == ("XXXX-05-22", "planned")


def test_without_a_codebook_the_sides_are_names() -> None:
    (event,) = told("France and Germany will hold talks in Geneva on May 22.", without_codebook=True)
    assert event.parties == ("France", "Germany")
    assert "France" in event.title


def test_evidence_is_one_stretch_with_trigger_and_date() -> None:
    text = "Officials were glum. Norland will meet Sudmark on May 22, a day before the fair."
    event = one(text)
    (mention,) = event.mentions
    assert text[slice(*mention.span)] == "Norland will meet Sudmark on May 22"
    assert (mention.doc, mention.start, mention.end, mention.status) == ("d", event.start, event.end, event.status)
    assert event.title == "Norland and Sudmark: meeting"


def test_the_lexicons_agree_with_one_another() -> None:
    v = vocabulary()
    formats = {entry.format for entries in v.triggers.values() for entry in entries}
    assert formats == set(v.format_names) == set(v.families)


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("The talks between Norland and Sudmark, which were held on Tuesday, ended well.", "2023-05-09"),
        ("The meeting of Norland and Sudmark in Riga that was planned for May 20 is off.", "2023-05-20"),
        ("The summit of Norland and Sudmark, which opens on Monday, will be short.", "2023-05-15"),
        ("Talks between Norland and Sudmark are to resume on Monday.", "2023-05-15"),
        ("Talks between Norland and Sudmark, which protested on Tuesday, are unlikely.", None),
    ],
)
def test_clauses_that_tell_the_day(sentence: str, start: str | None) -> None:
    assert [event.start for event in told(sentence)] == ([start] if start else [])


@pytest.mark.parametrize(
    ("sentence", "starts"),
    [
        ("Norland and Sudmark held talks on March 29 and April 12.", ["2023-03-29", "2023-04-12"]),
        ("Norland and Sudmark met on April 3, 12 and 20.", ["2023-04-03", "2023-04-12", "2023-04-20"]),
        ("Norland and Sudmark will meet on Monday and on Tuesday.", ["2023-05-15", "2023-05-16"]),
        ("Norland and Sudmark will meet on May 20 or May 21.", ["2023-05-20"]),
        ("Norland and Sudmark met on Monday, and on Tuesday Tom Reed fell ill.", ["2023-05-08"]),
    ],
)
def test_several_days(sentence: str, starts: list[str]) -> None:
    assert [event.start for event in told(sentence)] == starts


@pytest.mark.parametrize(
    "sentence",
    [
        "The Norland-Sudmark summit on Friday has been called off",
        "The envoys of Norland and Sudmark will meet from May 29 to June 2",
        "The pact between Norland and Sudmark expired at midnight on April 30",
        "The long letter to Norland published by Sudmark on Wednesday",
    ],
)
def test_the_evidence_is_whole(sentence: str) -> None:
    (mention,) = one(f"{sentence}, or so it seems.").mentions
    assert mention.span == (0, len(sentence))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norland signed the accord on Friday, two days after Vell met Tass.", "meeting 2023-05-03"),
        ("The gales died down on Friday, two days before Vell met Tass.", "meeting 2023-05-07"),
        ("The offer comes a day after the union called a strike.", "strike 2023-05-10"),
        ("The authority sued the union a day after the gales died down on Monday.", "court 2023-05-09"),
        ("The authority sued the union two days after the storm of 3 May.", "court 2023-05-05"),
        ("Norland made an offer some days after Vell met Tass.", None),
        ("Norland made an offer two days after Vell met Tass.", None),
    ],
)
def test_days_counted_from_another_event(sentence: str, expected: str | None) -> None:
    found = [f"{event.format} {event.start}" for event in told(sentence)]
    assert expected in found if expected else not found


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("The meeting of Norland and Sudmark that was planned for May 20 in Geneva has been cancelled.", "Geneva"),
        ("Ada Vell met Ivo Tass in Ondrell on Tuesday.", "Ondrell"),
        ("Ada Vell and Ivo Tass spoke on Tuesday about the war in Egypt.", None),
    ],
)
def test_places_behind_dates_and_topics(sentence: str, place: str | None) -> None:
    assert one(sentence).place == place


def test_of_two_words_for_one_appointment() -> None:
    event = one("Vell will travel to Sudmark on Friday.\nA summit of Norland and Sudmark takes place on Friday.")
    assert (event.format, event.title) == ("summit", "Norland and Sudmark: summit")
    event = one("Norland and Sudmark were to meet on Friday.\nFriday's meeting of Norland and Sudmark was called off.")
    assert event.status == "cancelled"
    found = told("Sudmark holds a summit on Tuesday.\nSudmark will hold talks with the union on Tuesday.")
    assert [event.format for event in found] == ["summit", "talks"]
    assert len(events.merge(found, {})) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The talks between Norland and Sudmark were postponed until May 20.", ["2023-05-20 planned"]),
        (
            "The meeting of Norland and Sudmark, set for May 2, was rescheduled to May 16.",
            ["2023-05-02 moved", "2023-05-16 planned"],
        ),
        (
            "Talks planned for Monday between Norland and Sudmark have been put off until Tuesday.",
            ["2023-05-15 moved", "2023-05-16 planned"],
        ),
    ],
)
def test_moved_to_another_day(sentence: str, expected: list[str]) -> None:
    assert [f"{event.start} {event.status}" for event in told(sentence)] == expected


def test_a_call_on_a_day_is_no_call_on_somebody() -> None:
    assert one("A phone call between Vell and Tass on Sunday lasted two hours.").start == "2023-05-07"
    assert not [e for e in told("Norland's call on Sudmark of May 3 to answer was ignored.") if e.format == "call"]


def test_what_is_denied_of_an_appointment() -> None:
    assert one("The summit of Norland and Sudmark was not held on Tuesday.").status == "cancelled"
    assert one("The vote of the league on Tuesday did not end the dispute.").status == "held"
