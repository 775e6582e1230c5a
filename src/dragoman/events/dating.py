"""When an appointment is: which time expression belongs to a trigger, and its start, end and precision."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from dragoman.events.denying import denier
from dragoman.events.grammar import children, is_verb, lemma
from dragoman.events.triggers import Trigger, happens
from dragoman.events.vocabulary import vocabulary
from dragoman.language.datewords import words
from dragoman.language.intervals import days_of, grain_of
from dragoman.language.pipeline import Paragraph
from dragoman.language.tense import head_of
from dragoman.model import Timex

_TOO_VAGUE = ("decade", "century", None)
_FAR = 12  # heads between a date and its trigger beyond which they are strangers
_WINDOW = 60  # tokens between a date and its trigger at most, which keeps endless sentences cheap
_UP_TO = ("to", "until", "till", "through", "thru", "-", "–", "—")
_BARE = ("month", "year")  # partial ISO says these by itself; other periods are written as their first and last day


@dataclass(frozen=True, slots=True)
class When:
    """``start`` and ``end`` as partial ISO; ``precision`` is day, week, month, season or year."""

    start: str
    end: str
    precision: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression with its tokens and the one that heads them."""

    timex: Timex
    tokens: Span
    root: Token
    when: When


def written(timex: Timex) -> When | None:
    """Start and end of a time expression; None for bare lengths, sets and what is vaguer than a year."""
    if timex.type == "DURATION":
        return _led_to(timex)
    if timex.type not in ("DATE", "TIME"):
        return None
    first, _, last = timex.value.partition("/")
    if last:
        return When(first, last, "day") if grain_of(first) == "day" else None
    day = timex.value.split("T")[0]
    if day.startswith("XXXX-") and len(day) == 10 and "W" not in day:
        return When(day, day, "day")
    grain = grain_of(day)
    if grain in _TOO_VAGUE or timex.interval is None:
        return None
    if grain == "day":
        return When(*timex.interval, "day")  # an end of a range has the days of the whole range
    if grain in _BARE:
        return When(day, day, str(grain)) if _within(timex) else None
    precision = "week" if grain in ("week", "weekend") else "season"
    return When(*timex.interval, precision)


def _within(timex: Timex) -> bool:
    """Whether the days meant lie in the value: those of "the past year" begin in one year and end in another."""
    days = days_of(timex.value)
    return bool(
        days
        and timex.interval
        and days[0].isoformat() <= timex.interval[0]
        and timex.interval[1] <= days[1].isoformat()
    )


def _led_to(timex: Timex) -> When | None:
    """The days to which a length counted from a named date leads: "two weeks later"; "the last two weeks" are none."""
    if timex.interval is None or timex.anchor is None or timex.interval[0] <= timex.anchor <= timex.interval[1]:
        return None
    first, last = timex.interval
    if first == last:
        return When(first, last, "day")
    for value, precision in ((first[:4], "year"), (first[:7], "month")):
        days = days_of(value)
        if days and (days[0].isoformat(), days[1].isoformat()) == (first, last):
            return When(value, value, precision)
    return When(first, last, "week")


def dated(paragraph: Paragraph, timexes: Iterable[Timex]) -> list[Dated]:
    """The datable time expressions of a paragraph with their head tokens."""
    found: list[Dated] = []
    length = len(paragraph.parse.text)
    for timex in timexes:
        when = written(timex)
        start, end = paragraph.seen(timex.span)
        if when is None or timex.span[0] < paragraph.start or not start < length:
            continue
        span = paragraph.parse.char_span(start, end, alignment_mode="expand")
        if span:
            found.append(Dated(timex, span, head_of(span), when))
    return _fused(sorted(found, key=_position))


def _fused(dates: list[Dated]) -> list[Dated]:
    """The dates, with the two days of "from May 2 to May 4" as one period where each is an expression of its own."""
    whole: list[Dated] = []
    for date in dates:
        before = whole[-1] if whole else None
        if before is not None and _reaches(before, date):
            first, last = before.timex.value[:10], date.timex.value[:10]
            days = (first, last) if "X" not in first + last else None
            tokens = date.tokens.doc[before.tokens.start : date.tokens.end]
            timex = replace(before.timex, value=f"{first}/{last}", interval=days)
            whole[-1] = Dated(timex, tokens, before.root, When(first, last, "day"))
        else:
            whole.append(date)
    return whole


def _reaches(one: Dated, other: Dated) -> bool:
    """Whether two days are the ends of one period: nothing but "to" stands between them."""
    if any(grain_of(d.timex.value[:10]) != "day" or "/" in d.timex.value for d in (one, other)):
        return False
    between = [t.lower_ for t in one.tokens.doc[one.tokens.end : other.tokens.start]]
    return len(between) == 1 and between[0] in _UP_TO


def _same_range(first: Dated, timex: Timex, when: When) -> bool:
    """Whether an expression is the other end of the range that the one before it opens: the "13" of "June 9 to 13"."""
    return when.start < when.end == timex.value and first.when == when


def _position(date: Dated) -> int:
    return date.root.i


def choose(trigger: Trigger, dates: Sequence[Dated], others: Mapping[int, Trigger]) -> Dated | None:
    """The date that belongs to a trigger: the one closest to it in the parse, and of those in the text.

    dates: those of the paragraph, in order. others: the paragraph's triggers by the index of their token.
    """
    at = trigger.token.i
    low = bisect_left(dates, at - _WINDOW, key=_position)
    near = dates[low : bisect_right(dates, at + _WINDOW, key=_position)]
    ranked = [(cost, abs(d.root.i - at), d.root.i, d) for d in near if (cost := _cost(trigger, d, others)) is not None]
    return min(ranked, key=lambda row: row[:3])[3] if ranked else None


def joined(date: Dated, dates: Sequence[Dated]) -> list[Dated]:
    """A date and the further days told in one breath with it: "on April 3, 12 and 20"; not the other one of "or"."""
    chain = [date]
    for other in dates[bisect_right(dates, date.root.i, key=_position) :]:
        between = other.tokens.doc[chain[-1].tokens.end : other.tokens.start]
        if other.when.precision != "day" or not (_and(between) or _and_on(between, chain[-1].root, other.root)):
            break
        chain.append(other)
    return chain if date.when.precision == "day" else [date]


def _and(between: Span) -> bool:
    return [t.lower_ for t in between] in ([","], ["and"], [",", "and"])


def _and_on(between: Span, one: Token, other: Token) -> bool:
    """ "on Monday and on Tuesday", where the two hang on one another and not on two verbs."""
    return [t.lower_ for t in between][:1] == ["and"] and len(between) == 2 and other.head.head.i in (one.i, one.head.i)


def _cost(trigger: Trigger, date: Dated, others: Mapping[int, Trigger]) -> int | None:
    """Steps from a date to the trigger or to its verb; None where they do not belong together."""
    node = date.root
    above = _nouns_above(trigger.token)
    if trigger.verb is not None and _when_clause(trigger.verb, node):
        return 2
    for steps in range(_FAR):
        if node.i == trigger.token.i:
            return steps
        if node.i in above:
            return 3 + steps
        if steps and node.i == trigger.token.i + 1 and node.tag_ == "VBG" and vocabulary().has("starting", lemma(node)):
            return 1 + steps  # "a truce beginning Friday", whatever the participle hangs on
        if steps and is_verb(node):
            return _from_verb(trigger, node, steps, others, date.root)
        if (node.i in others and steps) or _bounds(node, trigger) or node.lower_ == "than":
            return None  # it dates that one
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _bounds(date: Token, trigger: Trigger) -> bool:
    """Whether a date only bounds what is told: "since January", "after the storm of May 3"; but "on strike since"."""
    if date.dep_ != "pobj" or trigger.format == "deadline":
        return False
    word = date.head.lower_
    return word in ("before", "after", "until", "till") or (word == "since" and trigger.format != "strike")


def _nouns_above(noun: Token) -> set[int]:
    """The nouns that a noun is a part of: the deal of "the summit deal", the accords of "the accords of the summit"."""
    found: set[int] = set()
    node = noun
    for _ in range(2):
        if node.dep_ == "pobj" and node.head.lower_ == "of":
            node = node.head
        elif node.dep_ != "compound":
            break
        node = node.head
        if node.pos_ not in ("NOUN", "PROPN"):
            break
        found.add(node.i)
    return found


def _names_its_topic(verb: Token, trigger: Trigger) -> bool:
    """ "A referendum on joining the bloc on June 25": parsers hang the day on the topic."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "on" and verb.head.head.i == trigger.token.i


def _denied_there(verb: Token, trigger: Trigger, date: Token) -> bool:
    """ "Denied a meeting with Vell on May 3": the day behind what is denied is its own, not the denial's."""
    above = denier(trigger)
    return above is not None and above.i == verb.i and date.i > trigger.token.i and date.head.dep_ == "prep"


def _from_verb(trigger: Trigger, verb: Token, steps: int, others: Mapping[int, Trigger], date: Token) -> int | None:
    if _explains(verb, trigger.token) or _explains_from_afar(verb, trigger.token, others):
        return 4 + steps
    if _names_its_topic(verb, trigger) or _denied_there(verb, trigger, date):
        return 12 + steps
    if trigger.verb is None:
        return None
    if verb.i == trigger.verb.i:
        return 5 + steps
    if _carries(verb, trigger.verb) or (happens(verb) and _carries(trigger.verb, verb)):
        return 8 + steps
    if trigger.verb.dep_ == "conj" and trigger.verb.head.i == verb.i and not _own_date_likely(trigger.verb):
        return 10 + steps
    if verb.dep_ == "conj" and verb.head.i == trigger.verb.i and not _own_date_likely(verb):
        return 10 + steps
    return None


def _when_clause(verb: Token, date: Token) -> bool:
    """Whether a clause hangs on a date: "on May 3, when they met"."""
    return any(child.lower_ == "when" and 0 < child.i - date.i <= 4 for child in verb.lefts)


def _explains(verb: Token, noun: Token) -> bool:
    """Whether a verb's clause tells when its noun is: "the summit, which opens on", "talks planned for"."""
    node = verb
    for _ in range(3):
        if node.dep_ in ("relcl", "acl"):
            fits = happens(verb) or words().has("scheduling", lemma(verb))
            return node.head.i == noun.i and fits
        if node.dep_ not in ("xcomp", "acomp", "oprd"):
            return False
        node = node.head
    return False


def _explains_from_afar(verb: Token, noun: Token, others: Mapping[int, Trigger]) -> bool:
    """The same where the clause hangs on a name inside the noun's phrase, as parsers like it.

    "The talks between the union and the port, which were held on Friday": nobody holds or plans a port.
    """
    relative = any(t.tag_ in ("WDT", "WP") and t.lower_ != "who" for t in children(verb, "nsubjpass", "nsubj"))
    passive = bool(children(verb, "nsubjpass"))
    fits = vocabulary().has("arranging", lemma(verb)) if passive else vocabulary().has("only_of_events", lemma(verb))
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and vocabulary().has("slating", lemma(verb))
    if not bare and (verb.dep_ != "relcl" or not relative or not fits):
        return False
    node = verb.head
    for _ in range(_FAR):
        if node.i == noun.i:
            return True
        if node.i in others or node.dep_ not in ("pobj", "prep", "conj", "appos", "compound", "poss", "nummod"):
            return False
        node = node.head
    return False


def _own_date_likely(verb: Token) -> bool:
    """A joined verb with a subject of its own is a clause of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _carries(upper: Token, verb: Token) -> bool:
    """Whether the upper verb only says that the lower one is due: "is expected on Friday to meet"."""
    node = verb
    for _ in range(4):
        if node.dep_ not in ("xcomp", "acomp", "oprd"):
            return False
        node = node.head
        if not words().has("scheduling", lemma(node)) and lemma(node) != "be":
            return False
        if node.i == upper.i:
            return True
    return False
