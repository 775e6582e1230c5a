"""Content that stands before its cue: a quotation or a clause that ends where the cue clause begins."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements import cues
from dragoman.statements.cues import Cue
from dragoman.statements.marks import Quote
from dragoman.statements.scene import Range, Scene

_ADJUNCTS = frozenset(
    ("advcl", "prep", "npadvmod", "advmod", "cc", "mark", "nsubj", "nsubjpass", "amod", "punct", "aux")
)
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


def quote_before(scene: Scene, core: Range) -> Quote | None:
    """The quotation that ends where the cue clause begins: ``"...," she said``."""
    i = core[0] - 1
    while i >= 0 and scene.doc[i].text in (",", "—", "–") and scene.inside[i] < 0:
        i -= 1
    if i < 0 or scene.inside[i] < 0 or scene.inside[i] == scene.inside[core[0]]:
        return None
    quote = scene.quotes[scene.inside[i]]
    comma = i < core[0] - 1
    said = scene.text[quote.inner[0] : quote.inner[1]].rstrip("\"'”’»“ ")
    if said[-1:] == "." and not comma and scene.doc[core[0]].text[0].isupper():
        return None  # the sentence ended with the quotation; a new one begins
    return quote if comma or said[-1:] in tuple(",?!.…—–-") else None


def from_unit(scene: Scene, core: Range, quote: Quote) -> Range:
    """From the quotation's start, or from its sentence's start where the quotation only ends the sentence."""
    first = scene.first_token(quote.start)
    start = scene.sentence_start(first)
    lead = [t for t in scene.doc[start:first] if t.is_alpha]
    begin = (
        first if not lead or (scene.doc[first - 1].text in (":", ",") and not clausal(scene, start, first)) else start
    )
    if scene.doc[first - 1].text == ":" if first else False:
        begin = first
    return scene.doc[begin].idx, quote.end


def clausal(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch holds a subject or a verb."""
    return any(t.dep_ in _SUBJECTS or t.pos_ in ("VERB", "AUX") for t in scene.doc[first:last])


def clause_before(scene: Scene, verb: Token, core: Range, clause: Token | None) -> Range | None:
    """A clause that ends with a comma or dash before the cue clause: ``The talks failed, she said``."""
    if verb.dep_ == "relcl" and any(c.tag_ in ("WP", "WDT") and c.dep_ == "nsubj" for c in verb.children):
        return None
    before = core[0] - 1
    first = scene.sentence_start(core[0])
    home = scene.inside[core[0]]
    if home >= 0:
        first = max(first, scene.first_token(scene.quotes[home].inner[0]))
    if before <= first or scene.doc[before].text not in (",", "—", "–", "-", "--") or scene.inside[before] != home:
        return None
    if clause is not None and clause.i > verb.i and not interrupts(scene, core):
        return None
    if interrupts(scene, core) and (
        _split_subject(scene, first, before, core[0]) or _split_predicate(scene, before, core[1])
    ):
        return scene.chars(first, before)
    aside = verb.dep_ == "parataxis" and verb.tag_ in ("VBD", "VBZ", "VBP")  # "It failed, she said, and ..."
    heads = [
        t for t in scene.doc[first:before] if not first <= t.head.i < before or (t.head == t == verb.head and aside)
    ]
    closing = _closes(scene, core, verb) and clausal(scene, first, before)
    if not closing and not any(
        t.dep_ not in _ADJUNCTS and t.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") for t in heads
    ):
        return None
    related = closing or interrupts(scene, core) or any(t.head == verb or t == verb.head for t in heads)
    if not related and (not clausal(scene, first, before) or verb.dep_ == "conj"):
        return None
    return None if _dependent(scene, first, before) else scene.chars(first, before)


def _closes(scene: Scene, core: Range, verb: Token) -> bool:
    """Whether a subject and its verb are all that follows a comma: ``..., the board said.``"""
    limit = scene.unit(verb.i)[1]
    own = any(c.dep_ == "nsubj" and core[0] <= c.i < core[1] for c in verb.children)
    return own and verb.tag_ in ("VBD", "VBZ", "VBP") and all(not t.is_alpha for t in scene.doc[core[1] : limit])


def _split_subject(scene: Scene, first: int, last: int, after: int) -> bool:
    """Whether what stands before the cue is the subject of what stands after it: ``The plan, she said, was dead``."""
    return any(t.dep_ in _SUBJECTS and t.head.i >= after for t in scene.doc[first:last])


def _split_predicate(scene: Scene, before: int, comma: int) -> bool:
    """Whether a verb goes on behind the cue what stands before it: ``The camp has, she said, lost its tents``."""
    if comma + 1 >= len(scene.doc):
        return False
    helper, following = scene.doc[before - 1], scene.doc[comma + 1]
    if helper.pos_ == "AUX" or helper.tag_ == "MD":
        return True
    return following.tag_ in ("MD", "VBZ", "VBP") and following.pos_ in ("AUX", "VERB")


def _dependent(scene: Scene, first: int, last: int) -> bool:
    """Whether a stretch is one subordinate or participle clause: ``While she agreed``, ``Speaking in Geneva``."""
    opener = scene.doc[first]
    if opener.lower_ not in cues.light()["subordinate"] and opener.tag_ not in ("VBG", "VBN"):
        return False
    return not any(t.text == "," and scene.inside[t.i] == scene.inside[first] for t in scene.doc[first:last])


def takes_object(verb: Token, cue: Cue) -> bool:
    """Whether the verb has an object of its own to report, so that what stands before it is none."""
    return "object" in cue.shapes and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def interrupts(scene: Scene, core: Range) -> bool:
    """Whether a comma follows the cue clause's core, as where it stands within the content."""
    return core[1] < len(scene.doc) and scene.doc[core[1]].text in (",", "—", "–")
