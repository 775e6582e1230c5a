"""The appointments of one document: meetings, calls, votes, deadlines, signings; with whom, when, where, whether."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.events import roles
from dragoman.events.dating import Dated, When, choose, dated, joined
from dragoman.events.grammar import children, lemma, objects, phrase
from dragoman.events.moving import Slot, slots
from dragoman.events.official import speaks_officially
from dragoman.events.references import is_definite, referred
from dragoman.events.relating import counted
from dragoman.events.status import Standing, cancels, status
from dragoman.events.triggers import Trigger, continues, ordinal, triggers
from dragoman.events.vocabulary import vocabulary
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.tense import verb_direction
from dragoman.model import Event, Mention, Span, Timex, stable_id

_LEAD = 4  # paragraphs of an official release in which it tells what it is about
_GATHERINGS = ("meeting", "summit", "talks", "call", "council", "conference", "visit", "signing")
_OFF = ("cancelled", "moved", "denied")
_JOINTS = ("cc", "mark")  # no evidence begins or ends with "and" or "that"
_TITLE_PARTIES = 4  # names that fit in a title


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A trigger with its day and sides, and what is said of it; ``slot`` None where its day is not told."""

    trigger: Trigger
    paragraph: Paragraph
    slot: Slot | None
    parties: tuple[str, ...]
    place: str | None
    standing: Standing

    @property
    def start(self) -> str:
        """The first day; empty where it is not told."""
        return self.slot.when.start if self.slot else ""

    @property
    def date(self) -> Dated | None:
        """The time expression; None for a release's own day or a counted one."""
        return self.slot.date if self.slot else None


def find(parsed: Parsed, cast: Cast, timexes: Iterable[Timex]) -> tuple[Event, ...]:
    """The appointments of a document in reading order, each once, headings left out.

    ``parties`` of an event are party ids of the cast's codebook; without one, the names of those who take part.
    Definite mentions of an appointment that this document does not date have no ``start``: `merge` finds out which one
    is meant or leaves them out.
    """
    known = list(timexes)
    report = _full_day(parsed.document.published)
    today = report if speaks_officially(parsed.document, cast) else None
    found: list[_Sighting] = []
    for paragraph in parsed.paragraphs:
        if paragraph.heading:
            continue
        for sighting in _in_paragraph(paragraph, cast, known, (report, today), found):
            if sighting.slot is None:
                _refer(sighting, found, parsed.document.published)
            else:
                _keep(sighting, found)
    return tuple(_event(parsed, cast, sighting) for sighting in found)


def _full_day(published: str | None) -> When | None:
    full = published is not None and len(published) == 10 and "X" not in published
    return When(published, published, "day") if published and full else None


def _in_paragraph(
    paragraph: Paragraph, cast: Cast, known: list[Timex], own: tuple[When | None, When | None], before: list[_Sighting]
) -> Iterator[_Sighting]:
    """own: the report's day, and the same where undated news is of that day. before: what was found so far."""
    report, today = own
    spots = {trigger.token.i: trigger for trigger in triggers(paragraph.parse)}
    dates = dated(paragraph, known) if spots else []
    for trigger in spots.values():
        told = list(_slots(trigger, dates, spots, report))
        if not told and (day := counted(trigger, dates, report)):
            told = [Slot(day, None)]
        if not told and today and paragraph.index <= _LEAD and _is_the_news(trigger):
            told = [Slot(today, None)]
        yield from _sightings(trigger, told, cast, paragraph, before, report.start if report else None)


def _sightings(
    trigger: Trigger, told: list[Slot], cast: Cast, paragraph: Paragraph, before: list[_Sighting], report: str | None
) -> Iterator[_Sighting]:
    if told:
        moved = any(slot.moved_here for slot in told) and is_definite(trigger)
        named = _sides_before(trigger, before) if moved or continues(trigger) else ()
        sides = roles.parties(trigger, cast, paragraph) or named or roles.nearby(trigger, cast, paragraph)
        published = cast.parsed.document.published
        for slot in told if sides else ():
            place = roles.place(trigger, slot.date.root if slot.date else None)
            yield _Sighting(trigger, paragraph, slot, sides, place, status(trigger, slot, published))
    if not any(slot.date is None or not slot.moved_here for slot in told) and (
        said := referred(trigger, new_day=bool(told))
    ):
        to = next((f"moved to {slot.when.start}, without its former day" for slot in told), said.reason)
        standing = Standing(said.status, said.confidence, to)
        sides = roles.parties(trigger, cast, paragraph)
        yield _Sighting(trigger, paragraph, None, sides, roles.place(trigger), standing)


def _sides_before(trigger: Trigger, before: list[_Sighting]) -> tuple[str, ...]:
    """The sides of "the second round", "the next meeting", "the talks were moved to": those of the one before."""
    akin = (s for s in reversed(before) if s.slot and vocabulary().akin(s.trigger.format, trigger.format))
    return next((s.parties for s in akin), ())


def _slots(trigger: Trigger, dates: list[Dated], spots: Mapping[int, Trigger], report: When | None) -> Iterator[Slot]:
    date = choose(trigger, dates, spots)
    moved = list(slots(trigger, date, dates))
    if moved:
        yield from moved
    elif date is not None and not _is_day_of_calling_off(trigger, date, report):
        yield from (Slot(one.when, one) for one in joined(date, dates))


def _is_day_of_calling_off(trigger: Trigger, date: Dated, report: When | None) -> bool:
    """ "The meeting was cancelled on Wednesday", told on Thursday: the day on which somebody called it off."""
    prep = date.root.head if date.root.dep_ == "pobj" else date.root
    on_verb = trigger.verb is not None and prep.head.i == trigger.verb.i and prep.lower_ != "for"
    past = report is not None and date.timex.interval is not None and date.timex.interval[1] <= report.start
    return on_verb and past and cancels(trigger) and is_definite(trigger)


def _is_the_news(trigger: Trigger) -> bool:
    """Whether an undated gathering is what a release reports: told in the past, or as what its words were said at."""
    if trigger.format not in _GATHERINGS:
        return False
    return trigger.verb is not None and verb_direction(trigger.verb) == "past"


def _keep(sighting: _Sighting, found: list[_Sighting]) -> None:
    """Adds what is new; of two sightings of one appointment the one that calls it off or tells more stays."""

    def weight(seen: _Sighting) -> tuple[bool, int]:
        return seen.standing.status in _OFF, vocabulary().rank(seen.trigger.format)

    for place, other in enumerate(found):
        if other.slot and _same(sighting, other):
            if weight(sighting) > weight(other):
                found[place] = sighting
            return
    found.append(sighting)


def _refer(sighting: _Sighting, found: list[_Sighting], published: str | None) -> None:
    """Takes a mention without a day for the last appointment that it fits; where none does, keeps it for `merge`.

    It changes what was only planned: that a report of a meeting goes on about it says nothing new.
    """
    for place in range(len(found) - 1, -1, -1):
        other = found[place]
        if other.slot is None or other.trigger is sighting.trigger or not _may_mean(sighting, other):
            continue
        ahead = sighting.standing.status == "held" and other.start > (published or "")
        if other.standing.status == "planned" and not other.slot.moved_here and not ahead:
            found[place] = replace(other, standing=sighting.standing)
        return
    if sighting.parties or sighting.place:
        found.append(sighting)


def _may_mean(sighting: _Sighting, other: _Sighting) -> bool:
    """Whether a mention without a day may be of one named before: one kind, no other place, no other side."""
    if not vocabulary().akin(sighting.trigger.format, other.trigger.format):
        return False
    if sighting.place and other.place and sighting.place.casefold() != other.place.casefold():
        return False
    return not sighting.parties or set(sighting.parties) <= set(other.parties)


def _same(one: _Sighting, other: _Sighting) -> bool:
    undated = one.date is None or other.date is None  # a release that is about one thing calls it by several words
    if not vocabulary().akin(one.trigger.format, other.trigger.format) and not (undated and _both_gather(one, other)):
        return False
    if one.start[:10] != other.start[:10] or not set(one.parties) & set(other.parties):
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
    document, trigger, said = parsed.document, sighting.trigger, sighting.standing
    when = sighting.slot.when if sighting.slot else None
    start, end, precision = (when.start, when.end, when.precision) if when else (None, None, "")
    span = _evidence(sighting)
    id = stable_id("E", document.id, span, start, trigger.format, *sighting.parties)
    mention = Mention(document.id, span, start, end, said.status, said.confidence, said.reason)
    title = title_of(trigger.format, [_name(side, cast) for side in sighting.parties])
    return Event(
        id, title, start, end, precision, sighting.parties, sighting.place, trigger.format, said.status, (mention,),
        ordinal(trigger),
    )  # fmt: skip


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
