"""Reporting verbs with something else than a clause: objects, infinitives, gerunds, prepositions, predicates."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from dragoman.statements import clauses, cues
from dragoman.statements.cues import Cue
from dragoman.statements.frame import Frame, of_verb
from dragoman.statements.scene import Range, Scene
from dragoman.statements.speech import quoted_end

_CALLED = 12  # tokens between a verb of naming and the quoted name
_BY_HAND = {"note": "jotted", "stress": "strained", "explain": "taught"}  # verb -> objects of its other sense
_STEM = 6  # letters that a noun must have for its ending to count
Rule = Callable[[Token], "Range | None"]


def frame(scene: Scene, verb: Token, cue: Cue, source: Range) -> Frame | None:
    """The attribution that the first fitting shape of the lexicon entry gives."""
    if cue.shapes & {"objcomp", "objas"}:
        named = _named(scene, verb, "objcomp" in cue.shapes)
        if named is not None:
            return of_verb(scene, verb, cue, source, _of_passive(scene, verb, named), "named")
    for shape, rule in RULES.items():
        span = rule(verb) if shape in cue.shapes else None
        if span is not None:
            span = (span[0], _list_end(scene, span[1])) if shape in ("object", "objof", "terms") else span
            span = (span[0], quoted_end(scene, span[1])) if shape == "inf" else span
            spans = [scene.chars(*span)]
            spans = _of_passive(scene, verb, spans[0]) if shape in ("objas", "objto") else spans
            link = next((t.i for t in scene.doc[slice(*source)] if t.lower_ == "as" and shape == "objas"), source[1])
            source = (source[0], max(link, source[0] + 1))  # seen by pilots as a trap
            return of_verb(scene, verb, cue, source, spans, shape)
    raised = _raised(scene, verb) if "that" in cue.shapes and cue.kind in ("speech", "belief") else None
    if raised is not None:
        return of_verb(scene, verb, cue, source, raised, "raised")
    for child in verb.children:
        near = verb.i < child.i <= verb.i + 3 and child.right_edge.i > child.i
        if verb.lemma_ == "call" and any(g.lemma_.lower() in cues.light()["fetched"] for g in child.children):
            continue  # called for a taxi
        if child.lower_ == "with" and any(clauses.animate(g) for g in child.children if g.dep_ == "pobj"):
            continue  # agreed with his wife
        if near and child.dep_ in ("prep", "prt", "dative") and child.lower_ in cue.shapes:
            span = (child.i + 1, _list_end(scene, _with_as(verb, child.right_edge.i + 1)))
            return of_verb(scene, verb, cue, source, [scene.chars(*span)], child.lower_, last=child.i)
    return None


def _named(scene: Scene, verb: Token, bare: bool) -> Range | None:
    """``called the plan "a start"``, ``described it as "a start"``: from the verb to the end of the quoted name.

    ``bare``: the name needs no "as" before it.
    """
    unit = scene.unit(verb.i)
    home = scene.inside[verb.i]
    linked = bare
    for i in range(verb.i + 1, min(unit[1], verb.i + _CALLED)):
        token = scene.doc[i]
        if scene.inside[i] >= 0 and scene.inside[i] != home:
            return (scene.doc[verb.i + 1].idx, scene.quotes[scene.inside[i]].end) if linked else None
        if token.text in (";", ":", ".") or (
            token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBG", "VB") and token.dep_ != "amod"
        ):
            return None
        linked = linked or token.lower_ == "as"
    return None


def _of_passive(scene: Scene, verb: Token, named: Range) -> list[Range]:
    """Of "The plan was described by Roe as "a trick"": the plan, and what follows her name."""
    patient = _patient(verb)
    by = next((c for c in verb.children if c.dep_ == "agent" or c.lower_ == "by"), None)
    if patient is None or by is None:
        return [named]
    rest_of = scene.doc[by.i + 1 : verb.right_edge.i + 1]
    link = next((t for t in rest_of if t.lower_ in ("as", "to") or scene.inside[t.i] >= 0), None)
    last = verb.i if verb.dep_ == "acl" else patient.right_edge.i + 1
    rest = (link.idx, max(named[1], link.idx)) if link is not None else named
    return [scene.chars(patient.left_edge.i, last), rest]


def _raised(scene: Scene, verb: Token) -> list[Range] | None:
    """Of "The ferry is said by Roe to have sunk": the ferry is ... to have sunk. Who is told to do it is no ferry."""
    patient = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    late = next((c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if patient is None or late is None or late.left_edge.lower_ != "to" or verb.lemma_ in ("tell", "ask", "warn"):
        return None
    return [scene.chars(patient.left_edge.i, verb.i), scene.chars(late.left_edge.i, late.right_edge.i + 1)]


def _list_end(scene: Scene, end: int) -> int:
    """Takes in further members of a list that the parser hung elsewhere, where no verb follows them."""
    limit = scene.unit(end - 1)[1]
    if end >= limit or scene.doc[end].lower_ not in (",", "and", "or"):
        return end
    rest = scene.doc[end:limit]
    joined = any(t.lower_ in ("and", "or") for t in rest)
    verbs = any(
        t.tag_ in ("VBZ", "VBP", "VBD", "MD", "VB", "VBG", "WP", "WDT", "IN") and t.dep_ != "amod" for t in rest[1:3]
    )
    finite = any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in rest)
    return limit if joined and not verbs and not finite else end


def _with_as(verb: Token, end: int) -> int:
    """Takes in "as something" after a preposition: spoke of the plan as a start."""
    doc = verb.doc
    link = next((t for t in verb.subtree if t.i == end and t.lower_ == "as"), None)
    return max(end, link.right_edge.i + 1) if link is not None and end < len(doc) else end


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and c.pos_ != "PRON"), None)


def _plain_object(verb: Token) -> Range | None:
    found = _object(verb) or next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if (
        found is None
        or found.ent_type_ == "PERSON"
        or found.lower_ in cues.light()["someone"]
        or _withheld(verb, found)
    ):
        return None
    last = max(c.right_edge.i for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i >= found.i)
    if _of_plan(found):  # condemned his effort to stop the vote, the plans for a pier
        own = [c for c in verb.children if c.left_edge.i == last + 1 and (c.tag_ == "VB" or c.lower_ == "for")]
        last = max([last, *(c.right_edge.i for c in own)])
    return found.left_edge.i, last + 1


def _of_plan(noun: Token) -> bool:
    """Whether an infinitive or "for" belongs to the noun before it: his effort to stop it, the plans for a pier."""
    word = noun.lemma_.lower()
    return word in cues.light()["effort"] or "for" in cues.stances().get(("noun", word), ())


def _withheld(verb: Token, found: Token) -> bool:
    """Whether an object is no matter of opinion: denied bail, questioned the student, stressed the beam."""
    word = found.lemma_.lower()
    if word in cues.light().get(_BY_HAND.get(verb.lemma_, ""), ()):
        return True
    if verb.lemma_ == "deny":
        return word in cues.light()["withheld"] or any(c.dep_ == "dative" for c in verb.children)
    return verb.lemma_ in ("question", "dismiss") and clauses.animate(found)


def _terms(verb: Token) -> Range | None:
    """An object that is up for agreement: accepted the delay, not accepted an award."""
    found = _object(verb) or next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return _plain_object(verb) if found is not None and found.lemma_.lower() in cues.light()["terms"] else None


def _deed(verb: Token) -> Range | None:
    """An object that names something done: ordered the release of the letters, not ordered a beer."""
    found = _object(verb)
    if found is None or found.tag_ not in ("NN", "NNS") or clauses.animate(found):
        return None
    word = found.lemma_.lower()
    made = len(word) > _STEM and word.endswith(tuple(cues.light()["deed-ending"]))
    return _plain_object(verb) if made or word in cues.light()["deed"] else None


def _plan(verb: Token) -> Range | None:
    """An object that says what its owner will do: announced plans to raise fees."""
    found = _object(verb)
    late = [c for c in (*found.children, *verb.children) if c.tag_ == "VB" and c.i > found.i] if found else []
    return _plain_object(verb) if found is not None and _of_plan(found) and late else None


def _infinitive(verb: Token) -> Range | None:
    for child in verb.children:
        if child.dep_ in ("xcomp", "advcl", "ccomp") and child.i > verb.i and child.tag_ == "VB":
            to = next((g for g in child.children if g.lower_ == "to" and g.dep_ == "aux"), None)
            silent = verb.lemma_ in ("refuse", "decline") and child.lemma_.lower() in cues.light()["silent"]
            silent = silent and not (verb.lemma_ == "refuse" and child.lemma_ in ("discuss", "talk"))
            silent = silent or (verb.lemma_ == "refuse" and child.lemma_.lower() in cues.light()["unwilled"])
            if to is not None and not silent and (to.i <= verb.i + 3 or not _object(verb)):
                return to.i - (to.nbor(-1).lower_ in ("not", "never")), child.right_edge.i + 1
    return None


def _gerund(verb: Token) -> Range | None:
    for child in verb.children:
        having = any(g.lower_ == "having" for g in child.children)
        if child.dep_ in ("xcomp", "ccomp", "pcomp") and (child.tag_ == "VBG" or having) and child.i > verb.i:
            return max(verb.i + 1, child.left_edge.i), child.right_edge.i + 1
    return None


def _object_infinitive(verb: Token) -> Range | None:
    for child in verb.children:
        bare = child.dep_ in ("ccomp", "xcomp", "advcl") and child.i > verb.i and child.tag_ == "VB"
        if bare and any(g.lower_ == "to" and g.dep_ == "aux" for g in child.children):
            first = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), child)
            return max(min(first.left_edge.i, child.left_edge.i), verb.i + 1), child.right_edge.i + 1
    asked = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if asked is None:
        return None
    late = any(t.tag_ == "VB" and t.i and t.nbor(-1).lower_ == "to" and t.i > asked.i for t in asked.subtree)
    return (asked.left_edge.i, asked.right_edge.i + 1) if late else None


def _upon(verb: Token) -> Range | None:
    """``called on the board to sign``: from whom is called on to the end of what is asked of him."""
    link = next(
        (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("on", "upon") and c.i == verb.i + 1), None
    )
    asked = next((c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp") and c.i > verb.i), None)
    if link is None or link.right_edge.i == link.i:
        return None
    end = max(link.right_edge.i, asked.right_edge.i if asked is not None and asked.tag_ == "VB" else link.i)
    return (link.i + 1, end + 1) if any(t.tag_ == "VB" for t in verb.doc[link.i : end + 1]) else None


def _complemented(verb: Token) -> Range | None:
    """``called the plan a start``: from the first object to the end of what it is called."""
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "acl" and clauses.agent(verb) is None:
        return None  # a group called Pilots First
    right = [c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "acomp", "attr")]
    if not right or (len(right) == 1 and right[0].dep_ in ("dobj", "xcomp")):
        return None
    if any(c.tag_ == "VB" and any(g.lower_ == "to" for g in c.children) for c in right):
        return None  # called somebody to congratulate him
    return max(verb.i + 1, min(c.left_edge.i for c in right)), max(c.right_edge.i for c in right) + 1


def _patient(verb: Token) -> Token | None:
    """What something is done to by somebody: the subject of a passive, the noun of "a step seen by Roe as"."""
    if verb.tag_ != "VBN" or clauses.agent(verb) is None:
        return None
    return verb.head if verb.dep_ == "acl" else next((c for c in verb.children if c.dep_ == "nsubjpass"), None)


def _linked(word: str) -> Rule:
    """An object and what it is put beside: described the plan as a start, likened it to a tax."""

    def rule(verb: Token) -> Range | None:
        found = next((c for c in verb.children if c.dep_ == "dobj"), None) or _patient(verb)
        links = [t for t in verb.subtree if t.lower_ == word and t.i > verb.i and t.dep_ in ("prep", "mark", "advmod")]
        if found is None or not links or found.i > links[0].i or links[0].nbor().tag_ == "VBG":
            return None  # "was quoted as saying"
        link = links[0]
        relative = found.i < verb.i and links[0].i == verb.i + 1  # which critics describe as a trick
        first = found.left_edge.i if found.i > verb.i else verb.i + 1 + relative
        end = link.head.right_edge.i if link.dep_ != "prep" and link.head != verb else link.right_edge.i
        return first, end + 1

    return rule


def _shown(verb: Token) -> Range | None:
    """What a text or a count shows: a poll showed the mayor leading, a study found no link."""
    source = clauses.subject(verb)
    found = _object(verb)
    if source is None or clauses.animate(source) or not clauses.document(source):
        return None
    scenes = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VBG" and c.i > verb.i]
    first = found if found is not None else next(iter(scenes), None)
    if first is None or (found is None and not any(c.dep_ == "nsubj" for c in first.children)):
        return None
    late = [c for c in verb.children if c.i > first.i and (c.dep_ == "ccomp" or c.lower_ in ("with", "at"))]
    return first.left_edge.i, max(c.right_edge.i for c in (first, *late)) + 1


def _after(*words: str) -> Rule:
    """What follows one of these prepositions, after an object: accused the board of stalling."""

    def rule(verb: Token) -> Range | None:
        if not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
            return None
        for token in verb.subtree:
            link = token.dep_ == "prep" and token.lower_ in words and token.i > verb.i and token.right_edge.i > token.i
            if link and not (token.lower_ == "for" and _of_plan(token.nbor(-1))):
                return token.i + 1, token.right_edge.i + 1
        return None

    return rule


RULES: dict[str, Rule] = {
    "onobj": _upon,
    "objof": _after("of"),
    "objas": _linked("as"),
    "objto": _linked("to"),
    "objwith": _linked("with"),
    "objcomp": _complemented,
    "objfor": _after("for"),
    "objon": _after("on"),
    "objinf": _object_infinitive,
    "inf": _infinitive,
    "ing": _gerund,
    "object": _plain_object,
    "terms": _terms,
    "plan": _plan,
    "deed": _deed,
    "shown": _shown,
}
