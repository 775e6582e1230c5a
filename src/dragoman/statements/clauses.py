"""Reading one reporting word's clause off the parse: its source, whether it reports at all, and how far it reaches."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dragoman.language import names
from dragoman.language.runs import lemma as role_lemma
from dragoman.statements import cues
from dragoman.statements.cues import Cue
from dragoman.statements.scene import Range, Scene

_MODALS = frozenset(
    ("will", "would", "could", "may", "might", "should", "can", "must", "shall", "'d", "’d", "'ll", "’ll")
)
_SUBJECTS = ("nsubj", "nsubjpass")
_STOPPING = frozenset((",", ";", ":", ".", "!", "?", "—", "–", "-", "(", ")", '"', "“", "”", "«", "»", "''", "``", "‘"))
_IF = frozenset(("if", "unless", "whether", "until"))
_ASIDES = frozenset(("parataxis", "ccomp", "advcl"))
_NOMINAL = ("NOUN", "PROPN", "PRON")
_NAMED = frozenset(("PERSON", "ORG", "GPE", "NORP"))


def cue_of(token: Token) -> Cue | None:
    """The lexicon entry that a token is the verb of, particle and preposition included; None for any other word."""
    if token.pos_ not in ("VERB", "AUX") and not token.tag_.startswith("VB"):
        return None
    entries = cues.entries(token)
    links = ("prt", "prep", "advmod", "acomp", "dobj", "ccomp", "oprd")
    beside = {c.lower_ for c in token.children if c.dep_ in links and 0 < c.i - token.i <= 2}
    if token.i + 1 < len(token.doc):
        beside.add(token.nbor().lower_)
    beside |= {g.lower_ for c in token.children if c.dep_ == "ccomp" for g in c.children if c.lower_ != "that"}
    return next((c for c in entries if not c.particle or c.particle in beside), None)


def asserted(verb: Token) -> bool:
    """False under a modal, in a condition or in the reporter's question: might say, if she says, did she say."""
    if verb.dep_ == "conj" and _supposed(verb):
        return False
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    # "would only say that"
    barely = verb.lemma_ == "say" and any(c.lower_ == "only" and c.i < verb.i for c in verb.children)
    if any(c.lower_ in _MODALS for c in helpers) and not barely:
        return False
    own = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    if (
        own is not None
        and verb.dep_ == "ROOT"
        and any(c.tag_ in ("VBD", "VBZ", "VBP") and c.i < own.i for c in helpers)
    ):
        return "?" not in [t.text for t in verb.sent[-2:]]
    if own is not None and verb.lemma_ == "be" and verb.i < own.i and not verb.nbor(1).is_punct:
        return "?" not in [t.text for t in verb.sent[-2:]]
    if verb.head.lemma_ == "let" and verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp"):
        return False
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    return not marks & _IF


def _supposed(verb: Token) -> bool:
    """Whether a verb shares the condition or the modal of the one it is joined to: if X goes and Y says, may lay down
    and say."""
    first = verb.head
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    if first.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _IF for c in first.children):
        return verb.tag_ == first.tag_
    own = any(c.dep_ in (*_SUBJECTS, "aux") for c in verb.children)
    return verb.tag_ == "VB" and not own and any(c.dep_ == "aux" and c.lower_ in _MODALS for c in first.children)


def reports(verb: Token, cue: Cue) -> bool:
    """False where the verb does not report: conditions, modals, plans, denials of speech, relative "what she calls"."""
    asked = [c for c in verb.children if c.tag_ in ("WP", "WDT") and c.dep_ in ("dobj", "oprd") and c.i < verb.i]
    whom = any(c.lower_ in ("whom", "who") for c in asked) and bool(cue.shapes & {"objof", "objfor"})
    named = bool(cue.shapes & {"objcomp", "objas"})  # which critics call a trick
    named = named and ("objas" in cue.shapes or all(c.tag_ == "WDT" for c in asked))
    if (asked and not whom and not named) or not asserted(verb):
        return False
    if any(c.dep_ == "neg" for c in verb.children) and cue.kind in ("speech", "demand", "evidence"):
        return False
    if _infinitive(verb) or _of_infinitive(verb):
        if cue.lemma in ("persuade", "convince") and verb.head.lemma_ not in cues.light()["ahead"]:
            return True  # whoever tries has said it
        refused = verb.head.lemma_ in ("refuse", "decline") and cue.lemma in cues.light()["silent"]
        return not refused and not _ahead(_first_infinitive(verb))
    return not (verb.tag_ == "VB" and verb.dep_ == "ROOT" and subject(verb) is None)


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _of_infinitive(verb: Token) -> bool:
    """Whether a verb shares the "to" of another: "to send designs and say what", "to sign a paper, agreeing to"."""
    joined = verb.tag_ == "VB" and verb.dep_ == "conj"
    trails = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return (joined or trails) and _first_infinitive(verb) != verb


def _first_infinitive(verb: Token) -> Token:
    """The infinitive that this one is joined to or trails, itself where there is none."""
    first = verb
    while (first.dep_ == "conj" or first.tag_ == "VBG") and first.head.tag_ == "VB" and first.head != first:
        first = first.head
    return first if _infinitive(first) else verb


def _ahead(verb: Token) -> bool:
    """Whether an infinitive speaks of something not uttered yet: is expected to say, a chance to say, to show that."""
    governor = verb.head
    word = governor.lemma_.lower()
    if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in governor.children):
        return True
    if verb.dep_ == "advcl" and governor.tag_ == "VBD":
        return word in cues.light()["ahead"] or any(c.dep_ == "neg" for c in governor.children)
    if verb.dep_ == "advcl" or governor.pos_ in ("ADJ", "NOUN") or verb.dep_ in ("acl", "relcl"):
        return word not in cues.light()["onward"]
    return verb.dep_ in ("xcomp", "ccomp") and word in cues.light()["ahead"]


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does it: the clause's own subject, or the one it shares with the verb it depends on or is joined to."""
    own = [c for c in verb.children if c.dep_ in _SUBJECTS]
    if any(c.dep_ == "nsubjpass" for c in own):
        return agent(verb)
    if own:
        return _antecedent(_closest(own, verb), verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "ROOT", "advcl") and not any(c.dep_ == "aux" for c in verb.children):
        return agent(verb)
    if depth > 4 or verb.head == verb:
        return _of_relative(verb)
    if verb.dep_ == "acl" and verb.head.pos_ in _NOMINAL:
        return verb.head if animate(verb.head) or document(verb.head) else None
    if verb.dep_ == "pcomp":
        return _governor(verb.head, depth)
    if (outer := regained(verb) or _trailed(verb)) is not None:
        return subject(outer, depth + 1)
    controlled = [c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i]
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and controlled:
        return controlled[0]
    return _shared(verb, depth)


def _shared(verb: Token, depth: int) -> Token | None:
    """The subject of the verb that this one depends on; or one that the parser took for part of the verb."""
    taken = verb.nbor(-1) if verb.i else verb
    if taken.dep_ in ("compound", "nmod", "amod") and taken.head == verb and verb.tag_ in ("VBZ", "VBP", "VBD"):
        return taken  # "the union notes" taken for one noun
    if verb.dep_ == "conj" and verb.head.pos_ == "NOUN" and verb.tag_ == "VBD":
        outer = next((a for a in verb.ancestors if a.tag_ == "VBD"), None)  # "put on an accent and joked"
        return subject(outer, depth + 1) if outer is not None else None
    if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "dep", "ccomp"):
        return _governor(verb, depth)
    return None


def _of_relative(verb: Token) -> Token | None:
    """Whom a clause in commas is about, where the parser took its verb for the main one: "Roe, whose X sails, said"."""
    if not verb.i or verb.nbor(-1).text != ",":
        return None
    for clause in verb.lefts:
        own = next((c for c in clause.children if c.dep_ == "nsubj"), None) if clause.dep_ in _ASIDES else None
        if own is not None and own.i + 2 < clause.i and own.nbor(1).text == ",":
            return own if own.nbor(2).tag_ in ("WP", "WP$", "WDT") else None
    return None


def _antecedent(head: Token, verb: Token) -> Token:
    """Whom "which" or "that" stands for where a body or a document is named before it: "the union, which said"."""
    before = verb.head
    relative = head.lower_ in ("which", "that") and head.tag_ == "WDT" and verb.dep_ == "relcl"
    return before if relative and before.i < head.i and (animate(before) or document(before)) else head


def _closest(own: list[Token], verb: Token) -> Token:
    """Of several subjects the one beside the verb: "The plan, said Roe, was dead", "The plan, Roe said, was dead"."""
    inverted = [c for c in own if c.left_edge.i == verb.i + 1]
    last = own[-1]
    apart = last.left_edge.i > 0 and last.left_edge.nbor(-1).text == ","
    if len(own) > 1 and (inverted or (apart and last.i < verb.i)):
        return inverted[0] if inverted else last
    return own[0]


def regained(verb: Token) -> Token | None:
    """For "said that X would close and warned that ...": the outer verb, which "warned" goes with by its tense."""
    if verb.dep_ != "conj" or verb.head.dep_ != "ccomp" or any(c.dep_ in _SUBJECTS for c in verb.children):
        return None
    outer = verb.head.head
    same = outer.tag_ == verb.tag_ and verb.head.tag_ != verb.tag_
    return outer if same and outer.i < verb.head.i and verb.tag_ in ("VBD", "VBZ", "VBG") else None


def _trailed(verb: Token) -> Token | None:
    """For "she added, admitting the vote would fail" with the participle taken for a subject: the verb before it."""
    outer = verb.head.head
    trails = verb.dep_ == "csubj" and verb.tag_ == "VBG" and verb.i > 0 and verb.nbor(-1).text == ","
    return outer if trails and outer.i < verb.i else None


def _governor(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head.pos_ == "ADJ" and head.dep_ == "acomp" and verb.dep_ == "xcomp":  # was pleased to announce
        head = head.head
    expletive = any(c.lower_ == "it" and c.dep_ == "nsubj" for c in head.children)
    if expletive and any(c.dep_ == "acomp" for c in head.children):
        return None  # "it is hard to imagine that": nobody does
    if head.pos_ in ("VERB", "AUX") or head.tag_.startswith("VB"):
        passive = [c for c in head.children if c.dep_ == "nsubjpass"]
        return passive[0] if passive else subject(head, depth + 1)
    return None


def source(scene: Scene, verb: Token) -> Token | None:
    """Who does it; where the parser took a word of the quotation beside the cue, the noun next to the verb instead."""
    head = subject(verb)
    home = scene.inside[verb.i]
    if head is not None and scene.inside[head.i] == home:
        return head
    if home >= 0 and head is None:
        return None
    if head is None and not _closes_quote(scene, verb):
        return None
    return _beside(scene, verb, home) or _lost(scene, verb, home)


def _closes_quote(scene: Scene, verb: Token) -> bool:
    return any(scene.inside[i] != scene.inside[verb.i] for i in range(max(0, verb.i - 12), verb.i))


def _beside(scene: Scene, verb: Token, home: int) -> Token | None:
    """The nearest nominal before the verb, back to the quotation, else the one right after it."""
    i = verb.i - 1
    while i >= 0 and scene.inside[i] == home and verb.i - i < 30:
        token = scene.doc[i]
        if token.pos_ in _NOMINAL and token.dep_ not in ("npadvmod", "pobj", "dobj", "attr", "compound", "poss"):
            return token
        i -= 1
    at_quote = verb.i > 0 and (scene.inside[verb.i - 1] != home or scene.doc[verb.i - 1].text == ",")
    after = scene.doc[verb.i + 1] if at_quote and verb.i + 1 < len(scene.doc) else None
    if after is None or scene.inside[after.i] != home or after.pos_ not in (*_NOMINAL, "DET"):
        return None
    while after.dep_ in ("compound", "det", "amod", "poss", "nmod") and after.head.i > after.i:
        after = after.head
    return after if scene.inside[after.i] == home else None


def _lost(scene: Scene, verb: Token, home: int) -> Token | None:
    """A subject outside of a quotation that the parser gave to a verb within it."""
    unit = scene.unit(verb.i)
    for token in reversed(scene.doc[unit[0] : verb.i]):
        if token.dep_ == "nsubj" and scene.inside[token.i] == home and scene.inside[token.head.i] != home:
            return token
    return None


def agent(verb: Token) -> Token | None:
    """The "by" phrase of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def phrase(scene: Scene, head: Token, verb: Token | None) -> Range:
    """Token range of the noun phrase that a source stands in; ends before the verb, a quotation, or a stray clause."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    limit = verb.i if verb is not None else end
    for other in verb.children if verb is not None else ():
        if other.dep_ in _SUBJECTS and head.i < other.i < limit and _joined(scene.doc, end, other.left_edge.i):
            end = other.right_edge.i + 1
    if verb is not None:
        if start <= verb.i < head.i:
            start = verb.i + 1
        elif head.i < verb.i < end:
            end = verb.left_edge.i if verb.dep_ == "relcl" and verb.head == head else verb.i
    home = scene.inside[head.i]
    while start < head.i and (
        scene.inside[start] != home or scene.doc[start].text in _STOPPING or _lead(scene.doc[start])
    ):
        start += 1
    stop = next((i for i in range(head.i + 1, end) if scene.inside[i] != home), end)
    while stop - 1 > head.i and (scene.doc[stop - 1].text in _STOPPING or scene.doc[stop - 1].dep_ == "cc"):
        stop -= 1
    return start, stop


def _joined(doc: Doc, first: int, last: int) -> bool:
    return last - first <= 3 and any(t.lower_ == "and" for t in doc[max(first - 3, 0) : last])


def _lead(token: Token) -> bool:
    return token.dep_ in ("cc", "mark", "preconj") and token.lower_ not in ("both", "either", "neither")


def nobody(head: Token) -> bool:
    """Whether a subject is nobody's voice, or the speaker's own within a quotation."""
    if head.lower_ == "who" and head.head.dep_ == "relcl":  # "those who say so were few"
        return head.head.head.lower_ in cues.light()["no-source"]
    if (head.lower_ == "who" and head.text != "WHO") or any(
        c.lower_ == "no" and c.dep_ == "det" for c in head.children
    ):
        return True  # "Who says so?", "no pilot said"
    if _described(head):
        return False
    if head.text in cues.light()["mute"] or _itself(head):
        return True
    return head.lower_ in cues.light()["no-source"] and not (head.lower_ == "one" and any(head.children))


def _itself(head: Token) -> bool:
    """Whether a text speaks of itself to its reader: "This deed tells you what you may do"."""
    this = any(c.lower_ == "this" and c.dep_ == "det" for c in head.children)
    told = any(c.lower_ == "you" and c.i > head.head.i for c in head.head.children)
    return this and told and document(head)


def _described(head: Token) -> bool:
    """Whether "those" is told apart by what follows: those around him, those who voted, those surveyed."""
    return head.lower_ == "those" and any(c.i > head.i and c.dep_ in ("prep", "relcl", "acl") for c in head.children)


def generic(head: Token) -> bool:
    """Whether a subject names nobody in particular, or a pronoun repeats the speaker."""
    return head.lower_ in cues.light()["generic"]


def animate(head: Token) -> bool:
    """Whether a subject can take a stand: a name, a person, a body of people."""
    if head.pos_ == "PROPN" or head.ent_type_ in _NAMED or head.lower_ in cues.light()["someone"]:
        return True
    word = role_lemma(head)
    if word in cues.light()["person"] or _described(head):
        return True
    if word in cues.light()["share"]:  # a third of the voters
        return all(animate(g) for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")
    return (
        word in names.roles()
        or head.lower_ in names.groups()
        or word in names.groups()
        or word in cues.light()["someone"]
    )


def document(head: Token) -> bool:
    """Whether a subject is a text or a piece of research."""
    return head.lemma_.lower() in cues.light()["document"]


def group(scene: Scene, verb: Token, source: Range | None) -> Range:
    """Token range of the cue clause's core: source beside the verb, auxiliaries, verb, adverbs between them."""
    start = end = verb.i
    end += 1
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg") or (child.dep_ == "advmod" and child.pos_ == "ADV"):
            if child.i == start - 1 or (child.i < start and child.dep_ != "advmod"):
                start = min(start, child.i)
            elif child.i == end:
                end = child.i + 1
    if source is not None:
        quoted = verb.tag_ == "VBG" and verb.i > 0 and scene.doc[verb.i - 1].lower_ == "as"  # was quoted as saying
        trails = verb.tag_ == "VBG" and any(t.pos_ == "VERB" for t in scene.doc[source[1] : start])  # he said, noting
        if source[1] <= start and (quoted or not (trails or _clause_between(scene.doc, source[1], start))):
            start = source[0]
            before = scene.doc[start - 1] if start else verb
            start -= before.dep_ == "det" and before.head == verb  # "the union notes" taken for one noun
        elif source[0] >= end and source[0] - end <= 2:
            end = source[1]
    return start, end


def _clause_between(doc: Doc, first: int, last: int) -> bool:
    return last - first > 3 and any(doc[i].pos_ == "VERB" for i in range(first, last))
