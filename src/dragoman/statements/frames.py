"""Attributions as the parse shows them: one frame for each reporting word that has a source and a content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dragoman.statements import clauses, cues
from dragoman.statements.cues import Cue
from dragoman.statements.scene import Range, Scene

_BREAKS = frozenset((",", ";", "—", "–", "-", ":"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribution within a paragraph. ``cue`` and ``contents``: character ranges; ``source``: token range or None.

    ``verb``: token of the reporting word; ``reason``: rule and lemma; ``open_end`` True where what follows may go on it.
    """

    verb: int
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    reason: str
    confidence: float
    addressee: Range | None = None
    trailing: bool = False


def find(scene: Scene) -> Iterator[Frame]:
    """Every frame of a paragraph, in reading order."""
    frames = [frame for token in scene.doc if (frame := _at(scene, token)) is not None]
    frames += list(prepositional(scene))
    yield from sorted((clip(scene, f, frames) for f in frames), key=lambda f: f.cue)


def _at(scene: Scene, token: Token) -> Frame | None:
    cue = clauses.cue_of(token)
    if cue is not None and clauses.reports(token, cue):
        frame = _verb(scene, token, cue)
        if frame is not None:
            return frame
    if token.pos_ in ("VERB", "AUX"):
        return _stance(scene, token)
    return _possessed(scene, token) if token.pos_ == "NOUN" else None


def _source(scene: Scene, verb: Token) -> tuple[Token, Range] | None:
    head = clauses.subject(verb)
    if head is None or clauses.nobody(head):
        return None
    return head, clauses.phrase(scene, head, verb)


def _verb(scene: Scene, verb: Token, cue: Cue) -> Frame | None:
    found = _source(scene, verb)
    if found is None:
        return None
    head, source = found
    if cue.kind == "evidence" and not (clauses.animate(head) or clauses.document(head)):
        return None
    if cue.shapes & {"quote", "that"}:
        frame = _speech(scene, verb, cue, source)
        if frame is not None:
            return frame
    return _other(scene, verb, cue, source) if clauses.animate(head) or clauses.document(head) else None


# --- speech: the content is a clause or a quotation ---


def _speech(scene: Scene, verb: Token, cue: Cue, source: Range) -> Frame | None:
    core = clauses.group(scene, verb, source)
    clause = _complement(verb, cue) if "that" in cue.shapes else None
    if clause is not None and _introduced(clause):
        return _forward(scene, verb, cue, source, clause)
    behind = _behind(scene, core)
    if behind is not None and not (clause is not None and _direct_object(verb, clause)):
        contents = [behind, *_after(scene, core)]
        return _frame(scene, verb, cue, source, contents, "after", trailing=True)
    if clause is not None:
        return _forward(scene, verb, cue, source, clause)
    ahead = _quote_ahead(scene, core[1]) if "quote" in cue.shapes else None
    if ahead is not None:
        return _frame(scene, verb, cue, source, [ahead], "before quotation")
    return None


def _complement(verb: Token, cue: Cue) -> Token | None:
    """The clause that the verb takes to its right."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("ccomp", "advcl", "acl", "relcl", "dobj", "dep", "parataxis"):
            if child.dep_ == "ccomp" and (child.tag_ != "VB" or cue.lemma != "call"):
                return child
            if any(g.dep_ == "mark" and g.lower_ == "that" for g in child.children):
                return child
    for child in verb.children:
        if child.dep_ in ("dobj", "prep", "dative", "acomp") and child.i > verb.i:
            inner = next((g for g in child.subtree if g.dep_ in ("ccomp", "acl", "relcl") and _that(g)), None)
            if inner is not None and child.dep_ in ("dative", "acomp", "dobj"):
                return inner
    return None


def _that(clause: Token) -> bool:
    return any(g.dep_ == "mark" and g.lower_ == "that" for g in clause.children)


def _introduced(clause: Token) -> bool:
    """Whether "that", "how", "why", "whether" stands before the clause."""
    return clause.left_edge.lower_ in ("that", "how", "why", "whether", "what") or _that(clause)


def _direct_object(verb: Token, clause: Token) -> bool:
    """Whether the clause follows the verb at once, so that what stands before a comma is no content."""
    return clause.left_edge.i > verb.i and not any(t.text == "," for t in verb.doc[verb.i : clause.left_edge.i])


def _forward(scene: Scene, verb: Token, cue: Cue, source: Range, clause: Token) -> Frame:
    first = clause.left_edge.i if clause.left_edge.i > verb.i else verb.i + 1
    while first < clause.i and (scene.doc[first].lower_ in ("that", ",", ":") or scene.doc[first].dep_ == "cc"):
        first += 1
    last = max(clause.right_edge.i + 1, clause.i + 1)
    return _frame(scene, verb, cue, source, [scene.chars(first, last)], "clause")


def _behind(scene: Scene, core: Range) -> Range | None:
    """What stands before a cue clause at the end of its sentence, or around one in the middle."""
    unit = scene.unit(core[0])
    before = core[0] - 1
    if before < unit[0]:
        return None
    token = scene.doc[before]
    quoted = scene.inside[before] >= 0 and scene.inside[before] != scene.inside[core[0]]
    if not quoted and token.text not in (",", "—", "–", "-"):
        return None
    first = unit[0]
    if scene.inside[core[0]] >= 0:  # a cue within a quotation reaches no further than the quotation
        quote = scene.quotes[scene.inside[core[0]]]
        first = max(first, next(t.i for t in scene.doc if t.idx >= quote.start))
    return _content_before(scene, first, before)


def _content_before(scene: Scene, first: int, before: int) -> Range | None:
    has_clause = any(
        t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") or t.pos_ in ("VERB", "AUX")
        for t in scene.doc[first : before + 1]
    )
    quoted = scene.inside[before] >= 0
    if not has_clause and not quoted:
        return None
    return scene.chars(first, before + 1)


def _after(scene: Scene, core: Range) -> list[Range]:
    """The rest of a sentence that a cue clause interrupts."""
    unit = scene.unit(core[0])
    i = core[1]
    while i < unit[1] and scene.doc[i].text not in _BREAKS and scene.inside[i] < 0:
        i += 1
    if i >= unit[1]:
        return []
    if scene.inside[i] >= 0:
        quote = scene.quotes[scene.inside[i]]
        return [(quote.start, quote.end)]
    rest = i + 1
    if rest >= unit[1] or scene.doc[i].text not in (",", "—", "–"):
        return []
    if scene.inside[rest] >= 0:
        quote = scene.quotes[scene.inside[rest]]
        return [(quote.start, quote.end)]
    return [] if _aside(scene, rest, unit[1]) else [scene.chars(rest, unit[1])]


def _aside(scene: Scene, first: int, last: int) -> bool:
    """Whether what follows a comma is no part of the content: a participle, a relative clause, a place or time."""
    token = scene.doc[first]
    if token.tag_ in ("VBG", "WP", "WDT", "VBN", "WRB", "IN") or token.pos_ in ("CCONJ", "SCONJ", "ADP", "DET", "NOUN"):
        finite = any(t.dep_ == "ROOT" or t.tag_ in ("VBZ", "VBP", "MD", "VBD") for t in scene.doc[first:last])
        return not finite or token.tag_ in ("VBG", "WP", "WDT", "VBN", "WRB") or token.pos_ in ("CCONJ", "SCONJ", "ADP")
    return not any(t.tag_ in ("VBZ", "VBP", "MD", "VBD", "VBN") for t in scene.doc[first:last])


def _quote_ahead(scene: Scene, first: int) -> Range | None:
    """The quotation that a cue clause leads up to, before the sentence ends."""
    unit = scene.unit(first - 1)
    for i in range(first, min(unit[1], first + 16)):
        if scene.inside[i] >= 0 and scene.inside[i] != scene.inside[first - 1]:
            quote = scene.quotes[scene.inside[i]]
            return quote.start, max(quote.end, quote.end)
    return None


# --- other shapes ---


def _other(scene: Scene, verb: Token, cue: Cue, source: Range) -> Frame | None:
    for shape, rule in _RULES.items():
        if shape in cue.shapes:
            span = rule(verb)
            if span is not None:
                return _frame(scene, verb, cue, source, [scene.chars(*span)], shape)
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in cue.shapes and child.i > verb.i:
            if child.i + 1 < len(scene.doc) and child.right_edge.i > child.i:
                span = (child.i + 1, child.right_edge.i + 1)
                return _frame(scene, verb, cue, source, [scene.chars(*span)], child.lower_, extra=child)
    return None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.pos_ != "PRON"), None)


def _plain_object(verb: Token) -> Range | None:
    found = _object(verb)
    return (found.left_edge.i, found.right_edge.i + 1) if found is not None else None


def _infinitive(verb: Token) -> Range | None:
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i and child.tag_ == "VB":
            to = next((g for g in child.children if g.lower_ == "to" and g.dep_ == "aux"), None)
            if to is not None and (to.i <= verb.i + 3 or not _object(verb)):
                return to.i, child.right_edge.i + 1
    return None


def _gerund(verb: Token) -> Range | None:
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp", "pcomp") and child.tag_ == "VBG" and child.i > verb.i:
            return max(verb.i + 1, child.left_edge.i), child.right_edge.i + 1
    return None


def _object_infinitive(verb: Token) -> Range | None:
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > verb.i and child.tag_ == "VB":
            if any(g.lower_ == "to" and g.dep_ == "aux" for g in child.children):
                first = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), child)
                return min(first.left_edge.i, max(child.left_edge.i, verb.i + 1)), child.right_edge.i + 1
    return None


def _complemented(verb: Token) -> Range | None:
    """ "called the plan a start": from the first object to the end of what it is called."""
    right = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "acomp", "attr")]
    if not right or (len(right) == 1 and right[0].dep_ in ("dobj", "xcomp")):
        return None
    last = max(c.right_edge.i for c in right)
    return max(verb.i + 1, min(c.left_edge.i for c in right)), last + 1


def _as_something(verb: Token) -> Range | None:
    found = next((c for c in verb.children if c.dep_ == "dobj"), None)
    link = next(
        (t for t in verb.subtree if t.lower_ == "as" and t.i > verb.i and t.dep_ in ("prep", "mark", "advmod")), None
    )
    if found is None or link is None or found.i > link.i:
        return None
    first = found.left_edge.i if found.i > verb.i else verb.i + 1
    return first, max(link.right_edge.i, link.head.right_edge.i if link.head is not verb else link.i) + 1


def _after_preposition(*words: str):  # type: ignore[no-untyped-def]
    def rule(verb: Token) -> Range | None:
        if not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
            return None
        for token in verb.subtree:
            if token.dep_ == "prep" and token.lower_ in words and token.i > verb.i and token.right_edge.i > token.i:
                return token.i + 1, token.right_edge.i + 1
        return None

    return rule


_RULES = {
    "objof": _after_preposition("of"),
    "objas": _as_something,
    "objcomp": _complemented,
    "objfor": _after_preposition("for"),
    "objon": _after_preposition("on"),
    "objinf": _object_infinitive,
    "inf": _infinitive,
    "ing": _gerund,
    "object": _plain_object,
}


# --- hope, concern, convinced: nouns and adjectives ---


def _stance(scene: Scene, verb: Token) -> Frame | None:
    """ "expressed hope that", "is convinced that"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.i <= verb.i:
            continue
        word = child.lemma_.lower()
        noun = child.dep_ == "dobj" and lemma in cues.light()["express"] and cues.stances().get(("noun", word))
        adj = child.dep_ in ("acomp", "attr") and lemma in cues.light()["be"] and cues.stances().get(("adj", word))
        shapes = noun or adj
        if shapes:
            return _stance_frame(scene, verb, child, shapes)
    adj = cues.stances().get(("adj", verb.lower_)) if verb.tag_ == "VBN" else None
    return _stance_frame(scene, verb, verb, adj) if adj else None


def _stance_frame(scene: Scene, verb: Token, word: Token, shapes: frozenset[str]) -> Frame | None:
    if any(c.dep_ == "aux" and c.lower_ in clauses._MODALS for c in verb.children) or clauses._conditional(verb):
        return None
    head = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or clauses.subject(verb)
    if head is None or clauses.nobody(head) or not clauses.animate(head):
        return None
    span = _what_follows(word, shapes) or (_what_follows(verb, shapes & {"that"}) if word is not verb else None)
    if span is None:
        return None
    cue = scene.chars(verb.i, max(word.i, verb.i) + 1)
    source = clauses.phrase(scene, head, verb)
    return Frame(verb.i, cue, source, (scene.chars(*span),), f"stance: {word.lemma_.lower()}", 0.75)


def _what_follows(word: Token, shapes: frozenset[str]) -> Range | None:
    for child in word.children:
        if child.i <= word.i:
            continue
        if "that" in shapes and child.dep_ in ("ccomp", "acl", "relcl", "advcl") and _that(child):
            return child.left_edge.i + 1, child.right_edge.i + 1
        if "that" in shapes and child.dep_ == "ccomp" and child.tag_ != "VB":
            return max(word.i + 1, child.left_edge.i), child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in shapes and child.right_edge.i > child.i:
            return child.i + 1, child.right_edge.i + 1
        if "inf" in shapes and child.dep_ in ("acl", "xcomp", "relcl") and child.left_edge.lower_ == "to":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _possessed(scene: Scene, noun: Token) -> Frame | None:
    """ "the board's claim that the talks had failed"."""
    shapes = cues.stances().get(("noun", noun.lemma_.lower()))
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if not shapes or "that" not in shapes or owner is None or owner.lower_ in ("my", "our", "your"):
        return None
    span = _what_follows(noun, frozenset({"that"}))
    if span is None or not clauses.animate(owner):
        return None
    return Frame(
        noun.i,
        scene.chars(noun.i, noun.i + 1),
        (owner.left_edge.i, owner.i + 1),
        (scene.chars(*span),),
        f"noun: {noun.lemma_.lower()}",
        0.7,
    )


# --- according to and its like ---


def prepositional(scene: Scene) -> Iterator[Frame]:
    """ "According to X, ..." wherever it stands in its sentence."""
    words = [t.lower_ for t in scene.doc]
    for pattern, _ in cues.frames():
        star = pattern.index("*")
        for i in range(len(words) - len(pattern) + 1):
            if tuple(words[i : i + star]) == pattern[:star] and star == len(pattern) - 1:
                frame = _according(scene, i, i + star)
                if frame is not None:
                    yield frame


def _according(scene: Scene, first: int, start: int) -> Frame | None:
    unit = scene.unit(first)
    end = _source_end(scene, start, unit[1])
    if end <= start or scene.doc[start].lower_ in ("this", "that", "a", "plan") and end - start == 1:
        return None
    before = first - 1
    while before >= unit[0] and scene.doc[before].text in (",", "—", "–", "-", "(", "but", "and", "But", "And"):
        before -= 1
    after = end
    while after < unit[1] and scene.doc[after].text in (",", "—", "–", "-", ")"):
        after += 1
    contents = _around(scene, unit, before, first, after)
    if not contents:
        return None
    lemma = " ".join(t.lower_ for t in scene.doc[first:start])
    return Frame(first, scene.chars(first, start), (start, end), tuple(contents), f"frame: {lemma}", 0.9)


def _around(scene: Scene, unit: Range, before: int, first: int, after: int) -> list[Range]:
    dashed = first > unit[0] and scene.doc[first - 1].text in ("—", "–", "-", ";")
    rest = (
        scene.chars(after, unit[1]) if after < unit[1] and any(t.is_alpha for t in scene.doc[after : unit[1]]) else None
    )
    lead = scene.chars(unit[0], before + 1) if before >= unit[0] else None
    if lead is not None and (dashed or _short(scene, unit[0], before + 1)) and rest is not None:
        return [rest]
    return [part for part in (lead, rest) if part is not None]


def _short(scene: Scene, first: int, last: int) -> bool:
    return not any(t.dep_ in ("nsubj", "nsubjpass", "expl") or t.pos_ == "VERB" for t in scene.doc[first:last])


def _source_end(scene: Scene, start: int, limit: int) -> int:
    """End of the source: its noun phrase with an apposition that states its role."""
    head = next((t for t in scene.doc[start:limit] if t.dep_ == "pobj" and t.head.i == start - 1), None)
    if head is None:
        i = start
        while i < limit and scene.doc[i].text not in (",", ";", ".", "—", "–", ")"):
            i += 1
        return i
    end = min(head.right_edge.i + 1, limit)
    while end - 1 > head.i and scene.doc[end - 1].text in (",", ".", "—", "–"):
        end -= 1
    return end


# --- common ---


def _frame(
    scene: Scene,
    verb: Token,
    cue: Cue,
    source: Range,
    contents: list[Range],
    rule: str,
    trailing: bool = False,
    extra: Token | None = None,
) -> Frame:
    last = extra.i if extra is not None and extra.i <= verb.i + 2 else verb.i
    lemma = f"{cue.lemma} {cue.particle}".strip()
    confidence = {"speech": 0.9, "belief": 0.8}.get(cue.kind, 0.7)
    return Frame(
        verb.i,
        scene.chars(verb.i, last + 1),
        source,
        tuple(contents),
        f"{rule}: {lemma}",
        confidence,
        _addressee(scene, verb),
        trailing,
    )


def _addressee(scene: Scene, verb: Token) -> Range | None:
    """Who was told: the object of tell, assure, warn; "to" somebody."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative") and verb.lemma_ in (
            "tell",
            "assure",
            "remind",
            "inform",
            "warn",
            "advise",
            "brief",
            "notify",
        ):
            return child.left_edge.i, child.right_edge.i + 1
    return None


def clip(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame:
    """Ends a content before the participle or joined clause that reports something else of the same speaker."""
    contents = []
    for start, end in frame.contents:
        for other in frames:
            if other is not frame and start < other.cue[0] < end and scene.inside[other.verb] < 0:
                cut = _cut(scene, scene.doc[other.verb], frame, start)
                if cut is not None and cut < end:
                    end = cut
        contents.append((start, _before_aside(scene, start, end)))
    return replace(frame, contents=tuple(c for c in contents if c[0] < c[1]))


def _cut(scene: Scene, verb: Token, frame: Frame, start: int) -> int | None:
    if verb.i <= frame.verb or frame.trailing:
        return None
    before = scene.doc[verb.i - 1]
    if verb.tag_ == "VBG" and before.text == ",":
        return before.idx
    if verb.tag_ == "VBG" and before.dep_ in ("cc", "advmod") and scene.doc[verb.i - 2].text == ",":
        return scene.doc[verb.i - 2].idx
    shares = verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if shares and verb.head.i == frame.verb and before.dep_ in ("cc", "advmod", "aux"):
        return before.idx
    return None


def _before_aside(scene: Scene, start: int, end: int) -> int:
    for token in scene.doc:
        if start < token.idx < end and token.tag_ == "VBG" and token.lemma_.lower() in cues.light()["aside"]:
            if scene.doc[token.i - 1].text == "," and scene.inside[token.i] < 0:
                return scene.doc[token.i - 1].idx
    return end
