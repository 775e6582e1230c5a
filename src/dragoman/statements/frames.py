"""Every attribution of a paragraph: which rule fits each word, and where one content ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from dragoman.statements import according, clauses, cues, shapes, speech, stance
from dragoman.statements.frame import Frame
from dragoman.statements.scene import Scene

_CONTRAST = frozenset(["though", "although", "while", "whereas", "but", "and"])


def find(scene: Scene) -> Iterator[Frame]:
    """The frames of a paragraph, in reading order."""
    frames = [frame for token in scene.doc if (frame := _at(scene, token)) is not None]
    frames += list(according.find(scene))
    frames = [_own_quote(scene, f, frames) or f for f in frames]
    verbs = {f.verb: f for f in frames if not f.reason.startswith("frame")}
    frames = [f for f in frames if not _repeats(scene, f, verbs)]
    yield from sorted((_clip(scene, f, frames) for f in frames), key=lambda f: f.cue)


def _at(scene: Scene, token: Token) -> Frame | None:
    frame = according.aside(scene, token) if token.pos_ == "VERB" else None
    frame = frame or _verb(scene, token)
    if frame is None and token.pos_ in ("VERB", "AUX"):
        frame = stance.of_verb(scene, token)
    if frame is None and token.pos_ in ("NOUN", "PROPN"):
        frame = stance.of_noun(scene, token) or speech.misread(scene, token) or speech.headed(scene, token)
    return frame


def _verb(scene: Scene, verb: Token) -> Frame | None:
    cue = clauses.cue_of(verb)
    if cue is None or not clauses.reports(verb, cue):
        return None
    head = clauses.source(scene, verb)
    if head is None or clauses.nobody(head):
        return None
    if scene.inside[verb.i] >= 0 and clauses.generic(head):
        return None
    stands = clauses.animate(head) or clauses.document(head)
    source = clauses.phrase(scene, head, verb)
    frame = None
    if cue.shapes & {"quote", "that"} and (stands or cue.kind != "evidence"):
        frame = speech.frame(scene, verb, cue, source)
    if frame is None and stands:
        frame = shapes.frame(scene, verb, cue, source)
    return frame


def _own_quote(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame | None:
    """For a cue before a quotation that has a cue of its own behind it, what else the first cue reports."""
    if not frame.reason.startswith("quotation") or frame.source is None:
        return None
    start = frame.contents[0][0]
    taken = any(f.trailing and f.contents[0][0] == start and f.verb > frame.verb for f in frames)
    cue = clauses.cue_of(scene.doc[frame.verb])
    return shapes.frame(scene, scene.doc[frame.verb], cue, frame.source) if taken and cue is not None else None


def _repeats(scene: Scene, frame: Frame, verbs: Mapping[int, Frame]) -> bool:
    """Whether another frame says the same better: ``said he thinks that``, ``refused to rule out``."""
    verb = scene.doc[frame.verb]
    if frame.reason.startswith("frame"):
        return False
    outer = verbs.get(verb.head.i)
    if outer is not None and outer is not frame and verb.dep_ in ("ccomp", "xcomp"):
        head = clauses.subject(verb)
        inner = outer.verb < verb.i  # "said he thinks", "Roe said and thinks"; not "most say so; some say no"
        same = head is not None and (
            (clauses.generic(head) and (inner or outer.trailing)) or (inner and head.i < outer.verb)
        )
        if same and not _refusal(outer):
            return True
    return _refusal(frame) and any(c.dep_ == "xcomp" and c.i in verbs for c in verb.children)


def _refusal(frame: Frame) -> bool:
    return frame.reason in ("inf: refuse", "inf: decline")


# --- where a content ends ---


def _clip(scene: Scene, frame: Frame, frames: list[Frame]) -> Frame:
    """Ends a content before a clause that reports something else of the same speaker, or the reporter's aside."""
    contents = []
    for start, end in frame.contents:
        for other in frames:
            if (
                other is not frame
                and start < other.cue[0] < end
                and scene.inside[other.verb] == scene.inside[frame.verb]
            ):
                cut = _cut(scene, scene.doc[other.verb], frame)
                end = min(end, cut) if cut is not None and cut > start else end
        end = _before_deed(scene, frame, start, _before_aside(scene, frame, start, end))
        contents.append((start, _before_context(scene, frame, start, end)))
    return replace(frame, contents=tuple(c for c in contents if c[0] < c[1]))


def _cut(scene: Scene, verb: Token, frame: Frame) -> int | None:
    """Offset of the comma or joining word before another cue's clause, where that clause is no part of the content."""
    doc = scene.doc
    if verb.i <= frame.verb or frame.trailing:
        return None
    relative = next((c for c in verb.children if c.lower_ == "whom" and c.i > frame.verb), None)
    if relative is not None and doc[relative.i - 1].text == ",":  # "..., whom they accused of ..."
        return doc[relative.i - 1].idx
    if verb.tag_ == "VBG" and clauses.regained(verb) != doc[frame.verb]:
        if verb.dep_ == "conj" and doc[frame.verb].tag_ == "VBG" and doc[verb.i - 1].dep_ == "cc":
            return doc[verb.i - 1].idx  # "urging them to vote and promising to pay"
        i = verb.i - 1
        while i > frame.verb and (doc[i].dep_ in ("cc", "advmod") or doc[i].lower_ in ("and", "also", "while")):
            i -= 1
        return doc[i].idx if doc[i].text == "," else None
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if own:
        first = own[0].left_edge.i
        joined = first > 1 and doc[first - 1].lower_ in _CONTRAST and doc[first - 2].text == ","
        return doc[first - 2].idx if joined and verb.dep_ in ("advcl", "conj", "ccomp", "ROOT") else None
    before = doc[verb.i - 1]
    joined = verb.dep_ == "conj" and (verb.head.i == frame.verb or clauses.regained(verb) == doc[frame.verb])
    if joined and before.dep_ in ("cc", "advmod", "aux"):
        return before.idx
    return None


def _before_context(scene: Scene, frame: Frame, start: int, end: int) -> int:
    """``..., after a day of talks`` or ``- opening the way``: the reporter's context at the end of reported speech."""
    if frame.trailing or frame.cue[0] > start:
        return end
    first, last = scene.tokens((start, end))
    for token in scene.doc[first + 4 : last - 1]:
        if scene.inside[token.i] == scene.inside[frame.verb] and _context(scene, token, last):
            return token.idx
    return end


def _context(scene: Scene, mark: Token, last: int) -> bool:
    doc = scene.doc
    opener = doc[mark.i + 1]
    if mark.text == ",":
        gloss = opener.lower_ in ("who", "whom") or opener.lower_ in cues.light()["context"]
        return gloss and not _clause_after(scene, mark.i + 2, last)
    if mark.text in ("-", "–", "—") and doc[mark.i - 1].whitespace_ and mark.whitespace_:
        participle = doc[mark.i + 2] if opener.pos_ == "ADV" and mark.i + 2 < last else opener
        return participle.tag_ == "VBG"
    return False


def _clause_after(scene: Scene, first: int, last: int) -> bool:
    """Whether a comma follows, as where an inserted phrase ends and the content goes on."""
    commas = [t for t in scene.doc[first : last - 1] if t.text == "," and scene.inside[t.i] < 0]
    return any(t.nbor().tag_ not in ("WDT", "WP", "IN", "VBG") for t in commas)


def _before_deed(scene: Scene, frame: Frame, start: int, end: int) -> int:
    """``said the talks are dead, and he left``: a past tense that the reported clause lacks is no part of it."""
    cue = scene.doc[frame.verb]
    if frame.trailing or not frame.reason.startswith("clause") or cue.tag_ != "VBD":
        return end
    first, last = scene.tokens((start, end))
    for verb in scene.doc[first + 1 : last]:
        joined = verb.dep_ == "conj" and first <= verb.head.i and verb.head.head == cue and not speech.marked(verb)
        joined = joined and verb.head.pos_ in ("VERB", "AUX")
        if joined and scene.inside[verb.i] == scene.inside[cue.i] and _told(verb) and not _told(verb.head):
            edge = verb.left_edge.i
            while edge > first and scene.doc[edge - 1].dep_ in ("cc", "punct"):
                edge -= 1
            if scene.doc[edge].text == ",":
                return scene.doc[edge].idx
    return end


def _told(verb: Token) -> bool:
    """Whether a verb is in the tense of the report: past, or present perfect."""
    helpers = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return "MD" not in helpers and (verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"VBZ", "VBP"})))


def _before_aside(scene: Scene, frame: Frame, start: int, end: int) -> int:
    """``..., referring to the talks``: what the speaker did while speaking is no content."""
    first, last = scene.tokens((start, end))
    for token in scene.doc[first + 1 : last]:
        aside = token.tag_ == "VBG" and token.lemma_.lower() in cues.light()["aside"]
        if aside and scene.doc[token.i - 1].text == "," and scene.inside[token.i] == scene.inside[frame.verb]:
            return scene.doc[token.i - 1].idx
    return end
