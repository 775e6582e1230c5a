"""What a frame says besides stance and object: form, duration, condition, strength, red line, basis, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.model import Basis, Form, Span, Timex
from dragoman.positions import grammar, negation, phrases, vocabulary
from dragoman.positions.conditions import condition
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import Holder

_DAY = re.compile(r"\d{4}(-\d\d){0,2}(?!\d|-[A-Z])")


def form(tokens: Sequence[Token]) -> Form | None:
    """The form asked for or refused, by the words of `forms.tsv`."""
    run = phrases.words(tokens)
    return next((name for name, phrase in vocabulary.forms() if phrases.has(run, phrase)), None)


def duration(frame: Frame, tokens: Sequence[Token], timexes: Sequence[Timex]) -> str | None:
    """`permanent`, `fixed-term`, or the ISO duration that stands in the clause."""
    if tokens:
        start, end = frame.paragraph.span(tokens[0])[0], frame.paragraph.span(tokens[-1])[1]
        inside = [
            t.value
            for t in timexes
            if t.type == "DURATION" and start <= t.span[0] and t.span[1] <= end and not _shift(frame, t)
        ]
        exact = [v for v in inside if v[:1] == "P" and any(c.isdigit() for c in v)]
        if exact:
            return "/".join(dict.fromkeys(exact))
    run = phrases.words([t for t in tokens if t.i not in frame.used])  # what is never done is no matter of time
    if _marked(run, "permanent"):
        return "permanent"
    return "fixed-term" if _marked(run, "fixed") else None


def _shift(frame: Frame, timex: Timex) -> bool:
    """`a 35-hour week`: hours that measure work, not how long a thing is to hold."""
    start, end = frame.paragraph.seen(timex.span)
    if not timex.value.startswith("PT"):
        return False
    words = frame.paragraph.parse.char_span(start, end, alignment_mode="expand")
    return words is not None and any(is_a(t, "shift") for t in words.doc[words.start : words.end + 1])


def _marked(run: phrases.Run, kind: str) -> bool:
    return any(phrases.has(run, phrase, 0) for _, phrase in vocabulary.hedges()[kind])


def clause_tokens(frame: Frame) -> list[Token]:
    """The words around the act that colour it: auxiliaries, adverbs and what they hang on, the object left out."""
    region = frame.region - {frame.head.i}
    near = {t.i for host in grammar.hosts(frame.head) for t in (host, *host.children)}
    near |= {t.i for token in frame.via for t in (token, *token.children)}
    if frame.head in frame.objects:  # its own future act: what colours the verb lies in the object
        region -= {t.i for t in kids(frame.head, "aux", "neg", "advmod")}
    return [t for i in sorted(near - region) if not (t := frame.head.doc[i]).is_punct]


def strength(frame: Frame, red: bool) -> int:
    """1 (hedged) to 5 (absolute): the act's own strength, moved by hedges and boosters, a red line always 5."""
    if red:
        return 5
    run = phrases.words(clause_tokens(frame))
    shift = sum(w for kind in ("hedge", "booster") for w, p in vocabulary.hedges()[kind] if phrases.has(run, p, 0))
    return max(1, min(5, frame.act.strength + max(-2, min(2, shift))))


def red_line(frame: Frame, evidence: Sequence[Token]) -> bool:
    """Does the text mark it as a line not to be crossed? A `must` in a sentence that sets a condition is one too."""
    if frame.act.keep == "red" and frame.stance in {"reject", "demand"}:
        return True
    run = phrases.words([*clause_tokens(frame), *evidence])
    if frame.stance in {"reject", "demand"} and any(phrases.has(run, p, 0) for _, p in vocabulary.hedges()["red"]):
        return True
    return ultimatum(frame) or _barring(frame)


def ultimatum(frame: Frame) -> bool:
    """Is it "if they want a deal, they must"? The if-part then names the deal itself, not what the demand hangs on."""
    inner = [
        t for o in frame.objects for t in (*kids(o, "aux"), *(c for g in kids(o, "xcomp") for c in kids(g, "aux")))
    ]
    insists = frame.act.strength >= 5 and frame.stance == "demand" and any(is_a(a, "deontic") for a in inner)
    return (insists or (frame.act.pos == "M" and frame.act.strength >= 5)) and condition(frame) is not None


def _barring(frame: Frame) -> bool:
    """`without X there will be no deal`: what a deal is not to be had without."""
    if frame.act.holder != "there":
        return False
    preps = [p for o in (frame.head, *frame.objects) for p in kids(o, "prep")]
    return any(p.lower_ == "without" for p in preps) and any(is_a(n, "bargain") for n in kids(frame.head, "attr"))


def _expected(frame: Frame) -> bool:
    spots = [*clause_tokens(frame)]
    for over in list(grammar.chain(frame.head))[:4]:
        spots.extend([over, *kids(over, "advmod", "acomp")])
        if over.dep_ == "ROOT":
            break
    run = phrases.words(spots)
    over = frame.head.head
    if (
        frame.head.tag_ == "VBG"
        and frame.head.dep_ in {"ccomp", "xcomp"}
        and lemma(over) == "see"
        and over.tag_ != "VBD"
    ):
        return True  # `sees them accepting it`
    return any(p[0] in run.known for _, p in vocabulary.hedges()["forecast"] if len(p) == 1)


def basis(frame: Frame, holder: Holder, speaker: Holder | None) -> Basis:
    """Own words or acts, somebody else's report, or somebody else's expectation."""
    if holder.source or (speaker is not None and speaker.name == holder.name):
        return "own"
    if _expected(frame):
        return "forecast"
    return "own" if speaker is None else "reported"


def dated(frame: Frame, timexes: Sequence[Timex], published: str | None) -> str | None:
    """The day of the date that hangs on the act's clause or on a clause over it, the nearest first; no day to come."""
    start, end = frame.paragraph.span(frame.head.sent)
    over = [*grammar.hosts(frame.head), *grammar.chain(frame.head)]
    best: tuple[int, str] | None = None
    for timex in timexes:
        found = _DAY.match(timex.value)
        if timex.type not in {"DATE", "TIME"} or found is None or not (start <= timex.span[0] and timex.span[1] <= end):
            continue
        if published and found.group() > published:
            continue
        far = _distance(frame, timex, over)
        if far is not None and (best is None or far < best[0]):
            best = (far, found.group())
    return best[1] if best else None


def _distance(frame: Frame, timex: Timex, over: Sequence[Token]) -> int | None:
    """How many clauses up from the act a date hangs; None where it belongs to something else."""
    first, last = frame.paragraph.seen(timex.span)
    words = frame.paragraph.parse.char_span(first, last, alignment_mode="expand")
    if words is None or words.root.i in frame.region:
        return None
    path = [words.root, *grammar.chain(words.root)][:4]
    return next((k for k, token in enumerate(over) if token in path and token.pos_ in {"VERB", "AUX", "ADJ"}), None)


def denies(frame: Frame) -> bool:
    """Is the act itself denied: `denied having agreed`, `denied reports that it agreed`, `it is not true that`?"""
    words = {p[0] for _, p in vocabulary.hedges()["denial"]}
    over, told = grammar.hosts(frame.head), False
    if any(lemma(t) == "true" and negation.own_negations(h) for h in over[1:] for t in kids(h, "acomp")):
        return True
    token = over[-1]
    for _ in range(3):
        if token.dep_ not in {"xcomp", "ccomp", "pcomp", "acl", "dobj", "relcl"} or token.head.i >= frame.head.i:
            return False
        token = token.head
        if lemma(token) in words or (told and lemma(token) in {"reject", "dismiss"}):
            return not negation.own_negations(token)
        if lemma(token) == "be" and any(lemma(c) == "true" for c in kids(token, "acomp")):
            return bool(negation.own_negations(token))
        if token.pos_ == "NOUN" and not is_a(token, "hearsay"):
            return False
        told = told or token.pos_ == "NOUN"
    return False


def span(frame: Frame, tokens: Sequence[Token]) -> Span:
    """The raw span of a run of tokens, without quotation marks and punctuation at its edges."""
    run = list(tokens)
    while len(run) > 1 and (run[0].is_punct or run[0].is_space):
        run.pop(0)
    while len(run) > 1 and (run[-1].is_punct or run[-1].is_space):
        run.pop()
    return frame.paragraph.span(run[0])[0], frame.paragraph.span(run[-1])[1]
