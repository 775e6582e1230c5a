"""Days counted from another event of the sentence: "two days after Vell met Tass", "a day after the talks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.events.dating import Dated, When
from dragoman.events.grammar import children, is_verb
from dragoman.events.triggers import Trigger
from dragoman.language.datewords import words

_CLIMB = 8  # heads between a date and its verb at most


def counted(trigger: Trigger, dates: Sequence[Dated], report: When | None) -> When | None:
    """The day of an undated trigger, some days before or after another event whose day is told; else None.

    report: the day of the document, from which "comes a day after ..." counts; None where it is not known to the day.
    """
    for mark, upper, lower in _links(trigger):
        days = _days(mark, lower)
        if days is None:
            continue
        earlier = -days if mark.lower_ == "after" else days  # of the clause after the mark, seen from the other
        here = trigger.token if trigger.verb is None else trigger.verb
        if upper.i == here.i:
            base, step = _day_at(lower, dates, None), -earlier
        else:
            base, step = _day_at(upper, dates, report), earlier
        if base is not None:
            day = (date.fromisoformat(base) + timedelta(step)).isoformat()
            return When(day, day, "day")
    return None


def _links(trigger: Trigger) -> Iterator[tuple[Token, Token, Token]]:
    """("after" or "before", the verb above, what stands below) around a trigger."""
    verb, noun = trigger.verb, trigger.token
    for lower in (verb, *(children(verb, "advcl") if verb is not None else ())):
        if lower is not None and lower.dep_ == "advcl" and is_verb(lower.head):
            yield from ((mark, lower.head, lower) for mark in children(lower, "mark", "prep") if _is_mark(mark))
    if noun.dep_ == "pobj" and _is_mark(noun.head) and is_verb(noun.head.head):
        yield noun.head, noun.head.head, noun
    for mark in children(verb, "prep") if verb is not None else ():
        if _is_mark(mark):
            yield from ((mark, verb, lower) for lower in children(mark, "pobj", "pcomp") if verb is not None)


def _is_mark(token: Token) -> bool:
    return token.lower_ in ("after", "before")


def _days(mark: Token, lower: Token) -> int | None:
    """The count of "two days after"; None where no days are counted or the number is not told."""
    if mark.i == 0 or mark.nbor(-1).lemma_.lower() != "day":
        return None
    day = mark.nbor(-1)
    if day.dep_ != "npadvmod" or day.head.i not in (mark.i, lower.i, mark.head.i):
        return None
    told = [t.lower_ for t in day.lefts if t.dep_ in ("det", "nummod")]
    number = words().number(told[-1]) if told else None
    number = 1 if told == ["the"] else number
    return int(number) if number is not None and number == int(number) and number < 100 else None


def _day_at(node: Token, dates: Sequence[Dated], report: When | None) -> str | None:
    """The day that hangs on a verb or noun; where none does, the report's for a verb in the present."""
    for told in dates:
        if told.when.precision == "day" and "X" not in told.when.start and _hangs_on(told.root, node):
            return told.when.start
    present = node.tag_ in ("VBZ", "VBP") and not children(node, "aux")
    return report.start if report is not None and present else None


def _hangs_on(token: Token, node: Token) -> bool:
    for _ in range(_CLIMB):
        if token.i == node.i:
            return True
        if is_verb(token) or token.head.i == token.i:
            return False
        token = token.head
    return False
