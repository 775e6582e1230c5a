"""Nouns and adjectives that carry what somebody says or thinks: expressed hope that, is convinced that."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements import clauses, cues
from dragoman.statements.frame import Frame
from dragoman.statements.scene import Range, Scene
from dragoman.statements.speech import marked

_THAT = frozenset(("that",))


def of_verb(scene: Scene, verb: Token) -> Frame | None:
    """A light verb with a noun, or a form of "be" with an adjective."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.i <= verb.i:
            continue
        word = child.lemma_.lower()
        shapes: frozenset[str] | None = None
        if child.dep_ == "dobj" and lemma in cues.light()["express"]:
            owned = any(g.dep_ == "poss" or (g.lower_ == "of" and g.i > child.i) for g in child.children)
            if owned:  # voiced the concerns of its members: the concerns are the content
                return _whole(scene, verb, child) if cues.stances().get(("noun", word)) else None
            shapes = cues.stances().get(("noun", word))
        elif child.dep_ in ("acomp", "attr") and lemma in cues.light()["be"]:
            shapes = cues.stances().get(("adj", word)) or cues.stances().get(("adj", child.lower_))
        if shapes:
            return _frame(scene, verb, child, shapes)
    shapes = cues.stances().get(("adj", verb.lower_)) if verb.tag_ == "VBN" else None
    return _frame(scene, verb, verb, shapes) if shapes else None


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


def _whole(scene: Scene, verb: Token, noun: Token) -> Frame | None:
    head = clauses.subject(verb)
    if head is None or clauses.nobody(head) or not clauses.asserted(verb) or verb.lemma_ in ("have", "give", "make"):
        return None
    span = scene.chars(noun.left_edge.i, noun.right_edge.i + 1)
    cue = scene.chars(verb.i, verb.i + 1)
    return Frame(verb.i, cue, clauses.phrase(scene, head, verb), (span,), f"stance: {noun.lemma_.lower()}", 0.7)


def _what_follows(word: Token, shapes: frozenset[str]) -> Range | None:
    for child in word.children:
        if child.i <= word.i:
            continue
        if "that" in shapes and child.dep_ in ("ccomp", "acl", "relcl", "advcl") and marked(child):
            return child.left_edge.i + 1, child.right_edge.i + 1
        if "that" in shapes and child.dep_ == "ccomp" and child.tag_ != "VB":
            return max(word.i + 1, child.left_edge.i), child.right_edge.i + 1
        if child.dep_ == "prep" and child.lower_ in shapes and child.right_edge.i > child.i:
            return child.i + 1, child.right_edge.i + 1
        if "inf" in shapes and child.dep_ in ("acl", "xcomp", "relcl") and child.left_edge.lower_ == "to":
            return child.left_edge.i, child.right_edge.i + 1
    return None


def of_noun(scene: Scene, noun: Token) -> Frame | None:
    """``the board's claim that the talks had failed``."""
    shapes = cues.stances().get(("noun", noun.lemma_.lower()))
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if not shapes or "that" not in shapes or owner is None or owner.lower_ in ("my", "our", "your"):
        return None
    span = _what_follows(noun, _THAT)
    if span is None or not clauses.animate(owner):
        return None
    source = (owner.left_edge.i, owner.i + 1)
    reason = f"noun: {noun.lemma_.lower()}"
    return Frame(noun.i, scene.chars(noun.i, noun.i + 1), source, (scene.chars(*span),), reason, 0.7)
