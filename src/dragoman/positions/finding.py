"""Positions of one document: frames first, then options, then what else the text says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed
from dragoman.model import Codebook, Position, Stance, Statement, Timex, stable_id
from dragoman.positions import attributes, conditions
from dragoman.positions.anaphora import anaphoric, earlier
from dragoman.positions.coding import WEIGHTS, Coded, Coder, Unit, own_subtree, units
from dragoman.positions.frame import Frame
from dragoman.positions.frames import Finder
from dragoman.positions.grammar import chain, hosts, kids
from dragoman.positions.holders import Holder, Sources

_TURNED: dict[Stance, Stance] = {
    "demand": "reject",
    "offer": "reject",
    "accept": "reject",
    "open": "reject",
    "reject": "demand",
}
_MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "poss", "npadvmod", "quantmod"})
_LONGEST = 45  # words of evidence
_WHOLE = 30  # words up to which the act is kept with a part of its object


def find(
    parsed: Parsed,
    cast: Cast,
    statements: Sequence[Statement],
    timexes: Sequence[Timex],
    codebook: Codebook | None,
) -> tuple[Position, ...]:
    """Every position that a document reports, in text order; without a codebook, frames without issue and option."""
    sources = Sources(cast, statements)
    coder = Coder(codebook, cast) if codebook else None
    found: dict[tuple[object, ...], Position] = {}
    for frame in Finder(parsed, cast, sources).all():
        for position in _positions(parsed, frame, sources, timexes, coder):
            key = (position.evidence, position.holder, position.issue, position.option, position.stance)
            if key not in found or found[key].confidence < position.confidence:
                found[key] = position
    return tuple(sorted(found.values(), key=lambda p: (p.evidence, p.holder, p.issue or "", p.option or "")))


def _positions(
    parsed: Parsed, frame: Frame, sources: Sources, timexes: Sequence[Timex], coder: Coder | None
) -> Iterator[Position]:
    pairs: list[tuple[Frame, Unit, list[Coded]]] = []
    whole = frame
    for unit in units(whole, conditions.condition(whole) or ()):
        frame = _set_against(whole, unit.barred)
        codes: list[Coded] = coder.code(frame, unit) if coder else []
        if coder and not codes and (anaphoric(unit) or _bare(frame, unit)):
            tries = (coder.code(frame, before, WEIGHTS.anaphora) for before in earlier(parsed, frame, unit))
            codes = next((found for found in tries if found), [])
        pairs.append((frame, unit, codes))
    some = any(codes for _, _, codes in pairs)
    if whole.inside and coder and not some:
        for inner in whole.inside:
            yield from _positions(parsed, inner, sources, timexes, coder)
    for frame, unit, codes in pairs:
        if not codes and ((frame.keep == "coded" and coder) or not _telling(unit) or (some and len(unit.tokens) < 4)):
            continue
        for code in (*codes,) or (None,):
            for holder in frame.holders:
                yield _position(parsed, frame, unit, code, holder, sources, timexes, coder)


def _set_against(frame: Frame, barred: Token | None) -> Frame:
    """The frame of the part behind `but not`: the other way round."""
    if barred is None:
        return frame
    return replace(frame, stance=_TURNED[frame.stance], used=frame.used | {barred.i})


def _bare(frame: Frame, unit: Unit) -> bool:
    """Only the act's own noun (`resistance from the north`): what it is about was said before."""
    return frame.act.pos == "N" and unit.top == frame.head


def _telling(unit: Unit) -> bool:
    """Does the object name anything: more than a pronoun or a number?"""
    return any(t.pos_ in {"NOUN", "VERB"} and t.is_alpha and not t.ent_type_ for t in unit.tokens)


def _position(
    parsed: Parsed,
    frame: Frame,
    unit: Unit,
    code: Coded | None,
    holder: Holder,
    sources: Sources,
    timexes: Sequence[Timex],
    coder: Coder | None,
) -> Position:
    tokens = evidence(frame, unit, code)
    span = attributes.span(frame, tokens)
    stance = (frame.given or _TURNED[frame.stance]) if code and code.turned else frame.stance
    speaker = sources.holder(frame.statement)
    red = attributes.red_line(frame, tokens)
    statement = frame.statement or sources.cued(frame.paragraph, frame.head)
    condition = None if attributes.ultimatum(frame) else conditions.condition(frame)
    asked = _option_of(coder, frame, condition) if coder and condition else None
    issue, option = (code.issue, code.option) if code else (None, None)
    date = attributes.dated(frame, timexes, parsed.document.published)
    doc = parsed.document.id
    return Position(
        id=stable_id("P", doc, span, holder.name, issue, option, stance),
        doc=doc,
        evidence=span,
        holder=holder.name,
        stance=stance,
        basis=attributes.basis(frame, holder, speaker),
        statement=statement.id if statement else None,
        speaker=statement.speaker.name if statement and statement.speaker else None,
        issue=issue,
        option=option,
        red_line=red,
        strength=attributes.strength(frame, red),
        form=attributes.form(list(unit.tokens) + attributes.clause_tokens(frame)),
        duration=attributes.duration(frame, unit.tokens, timexes),
        condition=attributes.span(frame, condition) if condition else None,
        condition_option=asked,
        as_of=date or (statement.said_on if statement else None),
        said_on=statement.said_on if statement else None,
        in_title=frame.paragraph.heading,
        denies=attributes.denies(frame),
        confidence=_confidence(frame, holder, code, coder),
        reason=_reason(frame, code),
    )


def evidence(frame: Frame, unit: Unit, code: Coded | None) -> list[Token]:
    """The shortest clause that carries the position: the conjunct with the words that were matched, and the act."""
    part = list(unit.tokens)
    whole = unit.top in frame.objects
    if code and code.matched:
        top = _common(code.matched, unit.top)
        own = [t for t in own_subtree(top) if t in unit.tokens]
        if all(t in own for t in code.matched):
            part = own
            whole = whole and not any(
                t.dep_ == "conj" for t in (top, *chain(top)) if t in unit.tokens and t != unit.top
            )
    part = _trimmed(part, code.matched if code else ())
    if whole:
        full = [*part, *_act(frame), *_subject(frame)]
        part = full if max(t.i for t in full) - min(t.i for t in full) <= _WHOLE or part == list(unit.tokens) else part
    doc = frame.head.doc
    start, end = min(t.i for t in part), max(t.i for t in part)
    if end - start > _LONGEST:
        start, end = min(t.i for t in part), min(max(t.i for t in part), min(t.i for t in part) + _LONGEST)
    return list(doc[start : end + 1])


def _trimmed(part: list[Token], matched: Sequence[Token]) -> list[Token]:
    """Without the clauses at the end that hold nothing of what was matched."""
    inside = set(part)
    for token in part:
        if token.dep_ in {"relcl", "acl", "advcl", "appos", "parataxis"} and token.head in inside:
            branch = set(token.subtree)
            if not any(m in branch for m in matched):
                inside -= branch
    return [t for t in part if t in inside] or part


def _act(frame: Frame) -> list[Token]:
    """The words of the act itself: its head, what it governs on the way, auxiliaries and negation."""
    over = [frame.head, *frame.via, *hosts(frame.head)]
    return [*over, *(k for host in over for k in kids(host, "aux", "auxpass", "neg", "prt"))]


def _subject(frame: Frame) -> list[Token]:
    """The holder's words, where they are the subject of this very clause; with "nobody in", "few of" before them."""
    near = [h.token for h in frame.holders if h.token is not None and h.token.sent == frame.head.sent]
    heads = [t for t in near if t.i < frame.head.i and frame.head.i - t.i < 12]
    heads += [over for head in heads for over in _part_of(head)]
    return [t for head in heads for t in (*kids(head, "compound", "amod", "nmod", "det"), head)]


def _part_of(head: Token) -> list[Token]:
    """The subject that a name is the larger whole of; a clause without it could say the opposite."""
    for over in chain(head):
        if over.dep_ in {"nsubj", "nsubjpass"}:
            return [over]
        if over.pos_ != "ADP":
            break
    return []


def _common(matched: Sequence[Token], top: Token) -> Token:
    """The lowest word over all that was matched that heads a clause or a phrase."""
    paths = [[t, *chain(t)] for t in matched]
    shared = next((t for t in paths[0] if all(t in path for path in paths)), top)
    for over in (shared, *chain(shared)):
        if over.dep_ in _MODIFYING and over.i != top.i:
            continue  # half a noun phrase is no clause
        if over.pos_ in {"VERB", "AUX"} or over.i == top.i or over.dep_ in {"dobj", "conj", "pobj"}:
            return over
    return top


def _option_of(coder: Coder, frame: Frame, condition: Sequence[Token]) -> str | None:
    """The option that a condition asks for, as issue/option."""
    unit = Unit(min(condition, key=lambda t: len(list(t.ancestors))), tuple(condition), ())
    codes = [c for c in coder.code(frame, unit) if not c.turned]
    return f"{codes[0].issue}/{codes[0].option}" if codes else None


def _confidence(frame: Frame, holder: Holder, code: Coded | None, coder: Coder | None) -> float:
    value = 0.85 if frame.keep != "coded" else 0.65
    value -= 0.2 if not holder.known else 0.0
    if code:
        value *= min(1.0, 0.55 + 0.4 * code.score)
        value -= 0.1 if code.tied else 0.0
    elif coder or frame.keep == "coded":
        value -= 0.2
    return round(max(0.05, min(1.0, value)), 3)


def _reason(frame: Frame, code: Coded | None) -> str:
    said = f"{frame.act.stance} by {frame.act.name!r} ({frame.act.plover})"
    if frame.via:
        said += " over " + ", ".join(repr(t.lemma_) for t in frame.via)
    return said + (f"; cue {code.cue!r}{', turned' if code.turned else ''}, score {code.score:.2f}" if code else "")
