"""Frames that attribute the sentence they stand in: "according to X", "in the words of X", "as X noted"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.statements import clauses, cues
from dragoman.statements.frame import Frame
from dragoman.statements.scene import Range, Scene

_DASHES = ("—", "–", "-", "--", ";")
_BEFORE = (",", "—", "–", "-", "--", "(", "but", "and", "But", "And")
_AFTER = (",", "—", "–", "-", "--", ")")
_ADJUNCT = 6  # most tokens of a time or place after "as she said"
_OF_SOMEBODY = frozenset(
    ("view", "opinion", "eyes", "words", "judgment", "judgement", "estimation", "telling", "account", "own", "mind")
)
_NO_SOURCE = frozenset(["plan", "schedule", "reports"])


def find(scene: Scene) -> Iterator[Frame]:
    """Every such frame of a paragraph, wherever it stands in its sentence."""
    words = [t.lower_ for t in scene.doc]
    present = {*words, "*"}
    for pattern, kind in cues.frames():
        if not present.issuperset(pattern):
            continue
        star = pattern.index("*")
        tail = pattern[star + 1 :]
        for i in range(len(words) - star):
            if words[i] == pattern[0] and tuple(words[i : i + star]) == pattern[:star]:
                frame = _frame(scene, i, i + star, tail, 0.9 if kind == "speech" else 0.8)
                if frame is not None:
                    yield frame


def aside(scene: Scene, verb: Token) -> Frame | None:
    """``As the board noted, the pier is old``: a reporting clause with "as" in the sentence that it attributes."""
    mark = next((c for c in verb.children if c.lower_ == "as" and c.dep_ in ("mark", "advmod") and c.i < verb.i), None)
    if mark is None:
        return None
    head = clauses.subject(verb)
    cue = clauses.cue_of(verb)
    if head is None or cue is None or "that" not in cue.shapes or clauses.nobody(head):
        return None
    if "quote" not in cue.shapes and not (clauses.animate(head) or clauses.document(head)):
        return None
    unit = scene.unit(verb.i)
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    after = verb.i + (1 if particle is None else 2)
    adjuncts = [c for c in verb.children if c.i == after and c.dep_ in ("prep", "npadvmod", "advmod")]
    if adjuncts and adjuncts[0].right_edge.i - verb.i <= _ADJUNCT:  # as she said on Monday,
        after = adjuncts[0].right_edge.i + 1
    ends = after >= unit[1] or scene.doc[after].text in (",", ".", "—", "–")
    opens = mark.i == unit[0] or scene.doc[mark.i - 1].text in (",", "—", "–", "and", "but")
    if not (ends and opens) or mark.i + 6 < head.left_edge.i:
        return None
    contents = _around(scene, unit, mark.i, after)
    source = clauses.phrase(scene, head, verb)
    reason = f"aside: {cue.lemma}"
    return Frame(verb.i, scene.chars(verb.i, verb.i + 1), source, tuple(contents), reason, 0.8) if contents else None


def _frame(scene: Scene, first: int, start: int, tail: tuple[str, ...], confidence: float) -> Frame | None:
    unit = scene.unit(first)
    end = _source_end(scene, start, unit[1]) if not tail else _until(scene, start, unit[1], tail)
    if end is None or end <= start or scene.doc[start].lower_ in _NO_SOURCE:
        return None
    if (
        tail
        and start - first == 1
        and tail[0] in _OF_SOMEBODY
        and scene.doc[start].lower_ not in ("his", "her", "their", "its")
    ):
        return None  # "in plain view"
    if not tail and (_measure(scene, start, end) or not _for_source(scene, unit, first, end)):
        return None
    if tail and scene.doc[first].head.lemma_ == "be" and _place(scene.doc[first].head):
        return None  # "the stars are in her eyes"
    after = end + len(tail)
    lemma = " ".join(t.lower_ for t in scene.doc[first:start])
    contents = _around(scene, unit, first, after)
    cue = scene.chars(first, start)
    return Frame(first, cue, (start, end), tuple(contents), f"frame: {lemma}", confidence) if contents else None


def _place(verb: Token) -> bool:
    """Whether a form of "be" says where something is: nothing else completes it."""
    return not any(c.dep_ in ("attr", "acomp", "ccomp", "xcomp") for c in verb.children)


def _for_source(scene: Scene, unit: Range, first: int, end: int) -> bool:
    """Of "per", "to", "for": whether they stand for "according to", at the edge of a sentence before somebody."""
    word = scene.doc[first].lower_
    if word not in ("per", "to", "for"):
        return True
    if word != "per":  # "To Roe, the treaty is a trap"
        named = all(t.pos_ == "PROPN" for t in scene.doc[first + 1 : end]) and clauses.animate(scene.doc[end - 1])
        named = named and (word == "to" or scene.doc[end - 1].ent_type_ == "PERSON")  # "for Norland" is for its good
        judged = any(
            t.lemma_ == "be" and any(c.dep_ in ("attr", "acomp") for c in t.children) for t in scene.doc[end : unit[1]]
        )
        return first == unit[0] and end < unit[1] and scene.doc[end].text == "," and named and judged
    opens = first == unit[0] or scene.doc[first - 1].text == ","
    return opens and any(clauses.animate(t) or clauses.document(t) for t in scene.doc[first + 1 : end])


def _measure(scene: Scene, start: int, end: int) -> bool:
    """Whether things are told apart by a measure, not by a source: sorted according to size."""
    head = next((t for t in scene.doc[start:end] if t.head.i < start), scene.doc[end - 1])
    bare = head.tag_ == "NN" and head.i == start and head.text.islower()
    return bare and not clauses.animate(head) and not clauses.document(head)


def _bracketed(scene: Scene, unit: Range, first: int) -> Range:
    """The part of a sentence in brackets that a frame stands in, else the sentence."""
    opens = next((t.i for t in reversed(scene.doc[unit[0] : first]) if t.text in ("(", ")")), None)
    if opens is None or scene.doc[opens].text == ")":
        return unit
    return opens + 1, next((t.i for t in scene.doc[first : unit[1]] if t.text == ")"), unit[1])


def _around(scene: Scene, unit: Range, first: int, after: int) -> list[Range]:
    unit = _bracketed(scene, unit, first)
    before = first - 1
    while before >= unit[0] and scene.doc[before].text in _BEFORE:
        before -= 1
    dashed = first > unit[0] and scene.doc[first - 1].text in _DASHES
    while after < unit[1] and scene.doc[after].text in _AFTER:
        after += 1
    wordy = after < unit[1] and any(t.is_alpha for t in scene.doc[after : unit[1]])
    rest = scene.chars(after, unit[1]) if wordy else None
    lead = scene.chars(unit[0], before + 1) if before >= unit[0] and scene.doc[before].lower_ != "that" else None
    if lead is not None and rest is not None and (dashed or not _clausal(scene, unit[0], before + 1)):
        return [rest]
    return [part for part in (lead, rest) if part is not None]


def _clausal(scene: Scene, first: int, last: int) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") or t.pos_ == "VERB" for t in scene.doc[first:last])


def _until(scene: Scene, start: int, limit: int, tail: tuple[str, ...]) -> int | None:
    words = [t.lower_ for t in scene.doc[start : min(limit, start + 8)]]
    for i in range(1, len(words) - len(tail) + 1):
        if tuple(words[i : i + len(tail)]) == tail:
            return start + i
        if words[i] in (",", ";"):
            return None
    return None


def _source_end(scene: Scene, start: int, limit: int) -> int:
    """End of the source: its noun phrase with an apposition that states its role."""
    head = next((t for t in scene.doc[start:limit] if t.dep_ == "pobj" and t.head.i == start - 1), None)
    stop = next((i for i in range(start, limit) if scene.doc[i].text in (",", ";", ".", "—", "–", ")")), limit)
    if head is None and scene.doc[start].text[0].isupper():  # a name that the parser took for something else
        run = start
        while run < stop and scene.doc[run].text[0].isupper():
            run += 1
        return run if scene.doc[min(run, limit - 1)].pos_ in ("DET", "PRON") else stop
    if head is None:
        return stop
    end = min(head.right_edge.i + 1, limit)
    while end < limit and scene.doc[end].pos_ == "PROPN":  # a role and the name that the parser split from it
        end += 1
    while end - 1 > head.i and scene.doc[end - 1].text in (",", ".", "—", "–"):
        end -= 1
    finite = next((t.i for t in scene.doc[head.i + 1 : end] if t.tag_ in ("VBZ", "VBD", "VBP", "MD")), None)
    relative = finite is not None and any(t.tag_ in ("WP", "WDT") for t in scene.doc[head.i + 1 : finite])
    return stop if finite is not None and not relative and stop > head.i else end
