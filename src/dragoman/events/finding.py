"""The appointments of one document: meetings, calls, votes, deadlines, signings; with whom, when, where, whether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.events import roles
from dragoman.events.dating import Dated, When, choose, dated, joined, new_day
from dragoman.events.grammar import children, lemma, objects, phrase
from dragoman.events.official import speaks_officially
from dragoman.events.relating import counted
from dragoman.events.status import status
from dragoman.events.triggers import Trigger, triggers
from dragoman.events.vocabulary import vocabulary
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.tense import verb_direction
from dragoman.model import Event, Mention, Span, Timex, stable_id

_LEAD = 4  # paragraphs of an official release in which it tells what it is about
_GATHERINGS = ("meeting", "summit", "talks", "call", "council", "conference", "visit", "signing")
_JOINTS = ("cc", "mark")  # no evidence begins or ends with "and" or "that"
_TITLE_PARTIES = 4  # names that fit in a title


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A trigger with its date and sides; ``date`` None for the release's own day or a counted one."""

    trigger: Trigger
    paragraph: Paragraph
    when: When
    date: Dated | None
    parties: tuple[str, ...]


def find(parsed: Parsed, cast: Cast, timexes: Iterable[Timex]) -> tuple[Event, ...]:
    """The dated appointments of a document in reading order, each once, headings left out.

    ``parties`` of an event are party ids of the cast's codebook; without one, the names of those who take part.
    """
    known = list(timexes)
    report = _full_day(parsed.document.published)
    today = report if speaks_officially(parsed.document, cast) else None
    found: list[_Sighting] = []
    for paragraph in parsed.paragraphs:
        if paragraph.heading:
            continue
        for sighting in _in_paragraph(paragraph, cast, known, (report, today)):
            _keep(sighting, found, parsed.document.published)
    return tuple(_event(parsed, cast, sighting) for sighting in found)


def _full_day(published: str | None) -> When | None:
    full = published is not None and len(published) == 10 and "X" not in published
    return When(published, published, "day") if published and full else None


def _in_paragraph(
    paragraph: Paragraph, cast: Cast, known: list[Timex], own: tuple[When | None, When | None]
) -> Iterator[_Sighting]:
    """own: the report's day, and the same where undated news is of that day."""
    report, today = own
    dates = dated(paragraph, known)
    spots = {trigger.token.i: trigger for trigger in triggers(paragraph.parse)}
    for trigger in spots.values():
        whens = list(_whens(trigger, dates, spots))
        if not whens and (day := counted(trigger, dates, report)):
            whens = [(day, None)]
        if not whens and today and paragraph.index <= _LEAD and _is_the_news(trigger):
            whens = [(today, None)]
        sides = (roles.parties(trigger, cast, paragraph) or roles.nearby(trigger, cast, paragraph)) if whens else ()
        if sides:
            yield from (_Sighting(trigger, paragraph, when, date, sides) for when, date in whens)


def _whens(trigger: Trigger, dates: list[Dated], spots: Mapping[int, Trigger]) -> Iterator[tuple[When, Dated | None]]:
    date = choose(trigger, dates, spots)
    if date is not None:
        yield from ((one.when, one) for one in joined(date, dates))
    later = new_day(trigger, dates)
    if later is not None and later is not date:
        yield later.when, later


def _is_the_news(trigger: Trigger) -> bool:
    """Whether an undated gathering is what a release reports: told in the past, or as what its words were said at."""
    if trigger.format not in _GATHERINGS:
        return False
    return trigger.verb is not None and verb_direction(trigger.verb) == "past"


def _keep(sighting: _Sighting, found: list[_Sighting], published: str | None) -> None:
    """Adds what is new; of two sightings of one appointment the one that calls it off or tells more stays."""

    def weight(seen: _Sighting) -> tuple[bool, int]:
        state = status(seen.trigger, seen.when, published, seen.date)
        return state == "cancelled", vocabulary().rank(seen.trigger.format)

    for place, other in enumerate(found):
        if _same(sighting, other):
            if weight(sighting) > weight(other):
                found[place] = sighting
            return
    found.append(sighting)


def _same(one: _Sighting, other: _Sighting) -> bool:
    undated = one.date is None or other.date is None  # a release that is about one thing calls it by several words
    if not vocabulary().akin(one.trigger.format, other.trigger.format) and not (undated and _both_gather(one, other)):
        return False
    if one.when.start[:10] != other.when.start[:10] or not set(one.parties) & set(other.parties):
        return False
    vague, telling = sorted((one, other), key=lambda sighting: vocabulary().rank(sighting.trigger.format))
    return undated or not _more_sides(vague, telling)


def _more_sides(vague: _Sighting, telling: _Sighting) -> bool:
    """Whether the vaguer word has sides that the other lacks: talks with X on the day of a summit are no part of it."""
    rank = vocabulary().rank
    differ = rank(vague.trigger.format) < rank(telling.trigger.format)
    return differ and set(vague.parties) > set(telling.parties)


def _both_gather(one: _Sighting, other: _Sighting) -> bool:
    return one.trigger.format in _GATHERINGS and other.trigger.format in _GATHERINGS


def _event(parsed: Parsed, cast: Cast, sighting: _Sighting) -> Event:
    document, trigger, when = parsed.document, sighting.trigger, sighting.when
    state = status(trigger, when, document.published, sighting.date)
    span = _evidence(sighting)
    place = roles.place(trigger, sighting.date.root if sighting.date else None)
    id = stable_id("E", document.id, span, when.start, trigger.format, *sighting.parties)
    mention = Mention(document.id, span, when.start, when.end, state)
    title = title_of(trigger.format, [_name(side, cast) for side in sighting.parties])
    return Event(
        id, title, when.start, when.end, when.precision, sighting.parties, place, trigger.format, state, (mention,)
    )


def _name(side: str, cast: Cast) -> str:
    party = cast.codebook.party(side) if cast.codebook else None
    return party.name if party else side


def title_of(format: str, names: list[str]) -> str:
    """A title in our own words: who and what ("Ostria and Westria: talks")."""
    what = vocabulary().format_names[format]
    if not names:
        return what.capitalize()
    if len(names) > _TITLE_PARTIES:
        names = [*names[:_TITLE_PARTIES], "others"]
    who = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return f"{who}: {what}"


def _evidence(sighting: _Sighting) -> Span:
    """The shortest stretch with the trigger, its date and those who take part; no further than its sentence."""
    trigger = sighting.trigger
    tokens = {trigger.token, *_determiner(trigger.token), *(_with_preposition(sighting.date) if sighting.date else ())}
    own = [trigger.token] if trigger.token.pos_ in ("NOUN", "PROPN") else objects(trigger.token)
    tokens.update(t for noun in own for t in phrase(noun) if _near(t, trigger.token))
    for head in roles.heads(trigger):
        tokens.update(phrase(head))
    if trigger.verb is not None and lemma(trigger.verb) != "be":
        tokens.update((trigger.verb, *children(trigger.verb, "prt")))
    inside = [
        t for t in tokens if t.sent.start == trigger.token.sent.start and not t.is_punct and t.dep_ not in _JOINTS
    ]
    first, last = min(inside, key=lambda t: t.i), max(inside, key=lambda t: t.i)
    doc = sighting.paragraph.parse
    return sighting.paragraph.span(doc[first.i : last.i + 1])


def _determiner(noun: Token) -> list[Token]:
    """The "a" of "a strike date", where the date noun has it."""
    return children(noun.head, "det") if noun.dep_ == "compound" and noun.head.i == noun.i + 1 else []


def _with_preposition(date: Dated) -> list[Token]:
    return [*date.tokens, *([date.root.head] if date.root.dep_ == "pobj" else [])]


def _near(token: Token, trigger: Token) -> bool:
    return abs(token.i - trigger.i) <= 12
