"""Nouns and adjectives that carry what somebody says or thinks: expressed hope that, is convinced that."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements import clauses, cues
from dragoman.statements.frame import Frame
from dragoman.statements.scene import Range, Scene
from dragoman.statements.speech import marked

_THAT = frozenset(("that",))
_SPEAKERS_OWN = ("my", "our", "your")
_OWNERS = ("his", "her", "their", "its")


def of_verb(scene: Scene, verb: Token) -> Frame | None:
    """A light verb with a noun, a form of "be" with an adjective, or "the board's view is that"."""
    for child in verb.children:
        if child.i > verb.i and (frame := _carried(scene, verb, child)) is not None:
            return frame
    shapes = _shapes("adj", verb) if verb.tag_ == "VBN" else None
    return _frame(scene, verb, verb, shapes) if shapes else _equated(scene, verb)


def _carried(scene: Scene, verb: Token, child: Token) -> Frame | None:
    """The attribution in one complement of a verb: its object, its predicate, or "came to the conclusion"."""
    lemma = verb.lemma_.lower()
    if child.dep_ == "dobj" and lemma in cues.light()["express"]:
        if any(g.dep_ == "poss" or (g.lower_ == "of" and g.i > child.i) for g in child.children):
            owned = _owned(scene, verb, child)
            if owned is not None or not any(g.dep_ == "acl" for g in child.children):
                return owned
        shapes = _shapes("noun", child)
    elif child.dep_ in ("acomp", "attr", "oprd") and lemma in cues.light()["be"]:
        shapes = _shapes("adj", child)
    elif child.dep_ == "prep" and f"{lemma} {child.lower_}" in cues.light()["toward"]:
        noun = next((g for g in child.children if g.dep_ == "pobj"), None)
        return _frame(scene, verb, noun, _THAT & (_shapes("noun", noun) or _THAT)) if noun is not None else None
    else:
        return None
    return _frame(scene, verb, child, shapes) if shapes else None


def _shapes(kind: str, word: Token) -> frozenset[str] | None:
    table = cues.stances()
    return table.get((kind, word.lemma_.lower())) or table.get((kind, word.lower_))


def _frame(scene: Scene, verb: Token, word: Token, shapes: frozenset[str]) -> Frame | None:
    if not clauses.asserted(verb):
        return None
    head = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None) or clauses.subject(verb)
    if head is None or clauses.nobody(head) or not clauses.animate(head):
        return None
    span = _what_follows(word, shapes) or (_what_follows(verb, shapes & _THAT) if word != verb else None)
    if span is None:
        return None
    cue = scene.chars(verb.i, max(word.i, verb.i) + 1)
    source = clauses.phrase(scene, head, verb)
    return Frame(verb.i, cue, source, (scene.chars(*span),), f"stance: {word.lemma_.lower()}", 0.75)


def _owned(scene: Scene, verb: Token, noun: Token) -> Frame | None:
    """``voiced the concerns of its members``: the noun and what it is about are the content."""
    head = clauses.subject(verb)
    if head is None or clauses.nobody(head) or not clauses.asserted(verb) or verb.lemma_ in ("have", "give", "make"):
        return None
    about = any(g.i > noun.i and g.dep_ in ("prep", "acl", "ccomp", "relcl") for g in noun.children)
    if _shapes("noun", noun) is None or not about:
        return None
    span = scene.chars(noun.left_edge.i, noun.right_edge.i + 1)
    cue = scene.chars(verb.i, verb.i + 1)
    return Frame(verb.i, cue, clauses.phrase(scene, head, verb), (span,), f"stance: {noun.lemma_.lower()}", 0.7)


def _equated(scene: Scene, verb: Token) -> Frame | None:
    """``Roe's answer was that the fees are too high``: a noun with an owner, "be" and a clause."""
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "NOUN"), None)
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i and marked(c)), None)
    if verb.lemma_ != "be" or noun is None or clause is None or not clauses.asserted(verb):
        return None
    owner = _owner(noun) if "that" in (_shapes("noun", noun) or ()) else None
    if owner is None:
        return None
    span = (clause.left_edge.i + 1, clause.right_edge.i + 1)
    cue = scene.chars(noun.i, noun.i + 1)
    return Frame(verb.i, cue, owner, (scene.chars(*span),), f"equated: {noun.lemma_.lower()}", 0.7)


def _owner(noun: Token) -> Range | None:
    """Whose view or claim it is: the board's, her, of the pilots."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None and owner.lower_ not in _SPEAKERS_OWN:
        known = owner.lower_ in _OWNERS or clauses.animate(owner) or clauses.document(owner)
        return (owner.left_edge.i, owner.i + 1) if known else None
    for link in noun.children:
        if link.dep_ == "prep" and link.lower_ in ("of", "from", "by", "among") and link.i > noun.i:
            named = next((g for g in link.children if g.dep_ == "pobj"), None)
            if named is not None and clauses.animate(named) and not clauses.nobody(named):
                clause = next((c for c in named.children if _linked(c)), None)
                return named.left_edge.i, clause.left_edge.i if clause is not None else named.right_edge.i + 1
    return None


def _what_follows(word: Token, shapes: frozenset[str]) -> Range | None:
    for child in word.children:
        if child.i <= word.i:
            continue
        if "that" in shapes and child.dep_ in ("ccomp", "acl", "relcl", "advcl") and (marked(child) or _linked(child)):
            return child.left_edge.i + 1, child.right_edge.i + 1
        if "that" in shapes and child.dep_ == "ccomp" and child.tag_ != "VB":
            return max(word.i + 1, child.left_edge.i), child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in shapes and child.right_edge.i > child.i:
            return child.i + 1, child.right_edge.i + 1
        if "inf" in shapes and child.dep_ in ("acl", "xcomp", "relcl") and child.left_edge.lower_ == "to":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def _linked(clause: Token) -> bool:
    """Whether what the parser took for a relative clause has "that" as a conjunction, and a subject of its own."""
    first = clause.left_edge
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c != first for c in clause.children)
    return clause.dep_ == "relcl" and first.lower_ == "that" and first.tag_ == "IN" and own


def of_noun(scene: Scene, noun: Token) -> Frame | None:
    """``the board's claim that the talks had failed``, ``a warning from the board that``, ``its call for a strike``."""
    shapes = _shapes("noun", noun)
    if shapes and not (noun.dep_ in ("nsubj", "nsubjpass") and noun.lemma_.lower() in cues.light()["plea"]):
        shapes = shapes & _THAT
    source = _owner(noun) if shapes else None
    if source is None or shapes is None:
        return None
    span = next(
        (s for w in (noun, *noun.children) if (s := _clause(w, shapes)) is not None and s[0] >= source[1]), None
    )
    if span is None:
        return None
    reason = f"noun: {noun.lemma_.lower()}"
    return Frame(noun.i, scene.chars(noun.i, noun.i + 1), source, (scene.chars(*span),), reason, 0.7)


def _clause(word: Token, shapes: frozenset[str]) -> Range | None:
    """What a noun holds: hung on it, or on the phrase that names its owner."""
    found = _what_follows(word, shapes)
    if found is None and word.dep_ == "prep":
        found = next((s for g in word.children if (s := _what_follows(g, shapes)) is not None), None)
    return found
