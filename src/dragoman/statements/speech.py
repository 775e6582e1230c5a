"""Reporting verbs with a clause or a quotation: before the cue, after it, or around it."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.statements import clauses, cues, preceding
from dragoman.statements.cues import Cue
from dragoman.statements.frame import Frame, of_verb
from dragoman.statements.marks import Quote
from dragoman.statements.scene import Range, Scene

_BREAKS = frozenset((",", ";", "—", "–", "-", "--", ":"))
_ENDS = frozenset((".", ",", ";", ")", ":", "?", "!"))
_REACH = 14  # tokens between a cue and the quotation that it leads up to
_OPENERS = frozenset(("that", "how", "why", "whether", "what", "where", "when", "who"))
_TOLD = frozenset(
    ["tell", "assure", "reassure", "remind", "inform", "warn", "advise", "convince", "persuade", "notify", "brief"]
)
_LOOSE = frozenset(["advcl", "acl", "relcl", "dobj", "dep", "parataxis", "xcomp"])
_ASKING = frozenset(["ask"])
_PLAIN = frozenset(["say", "tell", "add", "think", "believe"])
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))


def frame(scene: Scene, verb: Token, cue: Cue, source: Range) -> Frame | None:
    """The attribution of a verb that takes clauses or quotations; None where it has neither."""
    core = clauses.group(scene, verb, source)
    clause = complement(verb, cue) if "that" in cue.shapes else None
    if clause is not None and _introduced(clause):
        answer = _answered(scene, clause) if "quote" in cue.shapes else None
        if answer is not None:
            return of_verb(scene, verb, cue, source, [answer], "quotation")
        return _forward(scene, verb, cue, source, clause)
    if "quote" in cue.shapes:
        before = None if verb.tag_ == "VBG" and core[0] == verb.i else preceding.quote_before(scene, core)
        if before is not None and scene.doc[source[0]].idx >= before.start:
            spans = [preceding.from_unit(scene, core, before), *_after(scene, core)]
            return of_verb(scene, verb, cue, source, spans, "after", trailing=True)
        ahead = None if _promised(verb, cue) else _quote_ahead(scene, verb, core, clause)
        if ahead is not None and not (_title(scene, ahead) and preceding.clause_before(scene, verb, core, clause)):
            return of_verb(scene, verb, cue, source, [ahead], "quotation")
    behind = None if preceding.takes_object(verb, cue) else preceding.clause_before(scene, verb, core, clause)
    if behind is not None:
        spans = [behind, *(_after(scene, core) or _predicate(scene, core, behind))]
        return of_verb(scene, verb, cue, source, spans, "after", trailing=True)
    if clause is not None:
        return _forward(scene, verb, cue, source, clause)
    if (
        preceding.interrupts(scene, core)
        and "quote" in cue.shapes
        and scene.doc[core[0] - 1].text == ","
        and core[0] > 0
    ):
        around = _after(scene, core)
        return of_verb(scene, verb, cue, source, around, "around") if around else None
    plain = cue.lemma in _PLAIN or scene.doc[min(verb.i + 1, len(scene.doc) - 1)].lower_ == "that"
    rest = _rest(scene, verb, cue, core) if "that" in cue.shapes and plain else None
    rest = rest or (_swallowed(scene, verb) if "that" in cue.shapes else None)
    return of_verb(scene, verb, cue, source, [rest], "rest") if rest is not None else None


def _answered(scene: Scene, clause: Token) -> Range | None:
    """The quotation that says what an indirect question only points at: ``said why he left: "They lied."``"""
    if clause.left_edge.tag_ not in ("WRB", "WP") or scene.inside[clause.i] >= 0:
        return None
    colon = next((t for t in scene.doc[clause.i : scene.unit(clause.i)[1] - 1] if t.text == ":"), None)
    if colon is None or scene.inside[colon.i] >= 0 or scene.inside[colon.i + 1] < 0:
        return None
    quote = scene.quotes[scene.inside[colon.i + 1]]
    return quote.start, quote.end


def misread(scene: Scene, noun: Token) -> Frame | None:
    """A reporting verb that the parser took for a noun: ``Roe predicts that ...``, ``the bank forecast that ...``."""
    if noun.i == 0 or noun.dep_ not in ("ROOT", "dobj"):
        return None
    before = noun.nbor(-1)
    root = before if noun.dep_ == "dobj" else noun
    clause = next((c for c in root.children if c.dep_ == "ccomp" and c.i > noun.i and _finite(c)), None)
    cue = next((c for c in cues.entries(noun) if not c.particle and "that" in c.shapes), None)
    linked = noun.head == before if root == before else before.head == noun and before.dep_ in ("nsubj", "compound")
    if clause is None or cue is None or not linked or root.dep_ != "ROOT" or not _somebody(before):
        return None
    source = (before.left_edge.i, noun.i)
    return _forward(scene, noun, cue, source, clause)


def headed(scene: Scene, noun: Token) -> Frame | None:
    """A verb in a headline that the parser took for a plural noun: ``Board rejects call for lower fees``.

    Words that are nouns as often (claims, demands) stay nouns.
    """
    first, last = scene.unit(noun.i)
    cue = next((c for c in cues.entries(noun) if not c.particle and "object" in c.shapes), None)
    if not scene.paragraph.heading or cue is None or noun.tag_ != "NNS" or noun.i + 1 >= last:
        return None
    whole = noun.i > first and noun.left_edge.i == first and noun.dep_ == "nsubj" and clauses.animate(noun.nbor(-1))
    if not whole or ("noun", noun.lemma_.lower()) in cues.stances():
        return None
    return of_verb(scene, noun, cue, (first, noun.i), [scene.chars(noun.i + 1, last)], "headline")


def _somebody(word: Token) -> bool:
    return clauses.animate(word) or word.text[0].isupper()


def _rest(scene: Scene, verb: Token, cue: Cue, core: Range) -> Range | None:
    """What follows "said" where the parser saw no clause: the rest of the sentence, if it holds a finite verb."""
    if any(c.dep_ == "dobj" and c.lower_ in ("it", "so", "that", "this") for c in verb.children):
        return None
    beside = scene.doc[min(verb.i + 1, len(scene.doc) - 1)]
    if beside.tag_ == "PRP" and cue.kind == "belief" and beside.dep_ == "dobj":
        return None  # "she believes you"
    if beside.lower_ == "it" and (beside.dep_ != "nsubj" or beside.head == verb):
        return None  # "she says it twice a day"
    home = scene.inside[verb.i]
    limit = scene.unit(verb.i)[1]
    stop = (t.i for t in scene.doc[core[1] : limit] if t.text == ")" or (home >= 0 and scene.inside[t.i] != home))
    unit = (core[0], next(stop, limit))
    first = core[1]
    linked = first < unit[1] and scene.doc[first].lower_ == "that"
    first += linked
    while first < unit[1] and (scene.doc[first].text in (",", ":") or scene.doc[first].dep_ == "npadvmod"):
        first += 1
    finite = [t for t in scene.doc[first : unit[1]] if t.tag_ in ("VBZ", "VBP", "VBD", "MD")]
    if not finite or finite[0].i <= first or any(c.dep_ == "mark" for c in verb.children):
        return None
    pause = any(t.text == "," and scene.inside[t.i] < 0 for t in scene.doc[first : finite[0].i])
    return None if pause and not linked else scene.chars(first, unit[1])


def _swallowed(scene: Scene, verb: Token) -> Range | None:
    """A clause that the parser hung the reporting verb on: ``While Roe conceded there were gaps, ...``."""
    clause = verb.head
    if verb.dep_ not in ("advcl", "csubj") or clause.i <= verb.i or scene.inside[verb.i] != scene.inside[clause.i]:
        return None
    own = any(c.dep_ in _SUBJECTS and verb.i < c.i < clause.i for c in clause.children)
    own = own or (verb.tag_ == "VBG" and any(c.dep_ == "dobj" for c in verb.children))
    if not own or any(t.text == "," for t in scene.doc[verb.i : clause.i]):
        return None
    limit = scene.unit(verb.i)[1]
    last = next((t.i for t in scene.doc[clause.i : limit] if t.text in _ENDS and scene.inside[t.i] < 0), limit)
    return scene.chars(verb.i + 1, last)


def complement(verb: Token, cue: Cue) -> Token | None:
    """The clause that the verb takes to its right."""
    right = [c for c in verb.children if c.i > verb.i]
    clear = next((c for c in right if c.dep_ == "ccomp" and c.lower_ == cue.particle), None)
    if clear is not None:  # made it clear that
        inner = [g for g in clear.children if g.i > clear.i and (g.dep_ in ("ccomp", "advcl") or marked(g))]
        if inner:
            return inner[0]
        right = [c for c in right if c.i > clear.i]
    for child in right:
        if (child.dep_ == "ccomp" and _finite(child)) or (child.dep_ in _LOOSE and marked(child)):
            return None if cue.lemma in _ASKING and _question(child) else child
        if cue.lemma in _PLAIN and child.dep_ == "dobj" and _reduced(child):
            return child
    if verb.dep_ == "xcomp":  # failed to convince them that
        outer: list[Token] = [*verb.head.children, *(verb.head.head.children if verb.head.dep_ == "conj" else ())]
        shared = [c for c in outer if c.i > verb.i and c.dep_ == "ccomp" and marked(c)]
        if shared:
            return shared[0]
    return next((g for child in right if (g := _within(child, cue)) is not None), None)


def _promised(verb: Token, cue: Cue) -> bool:
    """Whether an infinitive follows, which holds what a quotation behind it says in part."""
    return "inf" in cue.shapes and any(
        c.dep_ == "xcomp" and c.tag_ == "VB" and c.left_edge.i == verb.i + 1 for c in verb.children
    )


def _reduced(child: Token) -> bool:
    """Whether what the parser took for an object is a clause: "said the toll paid for lights, and that ..."."""
    return any(g.dep_ == "acl" and g.tag_ == "VBN" and g.i == child.i + 1 for g in child.children)


def _question(clause: Token) -> bool:
    """Whether a clause asks: "what would happen", "whether it was over"."""
    return clause.left_edge.lower_ in cues.light()["asks"]


def _within(child: Token, cue: Cue) -> Token | None:
    """A "that" clause that the parser hung on an object or phrase of the verb: said in a letter that."""
    if child.dep_ not in ("dobj", "dative", "acomp", "oprd", "prep", "npadvmod"):
        return None
    for token in child.subtree:
        if token.dep_ == "relcl" and cue.lemma in _TOLD and child.dep_ in ("dobj", "dative") and _told(token):
            return token
        if token.dep_ in ("ccomp", "acl", "relcl") and marked(token):
            return token
    return None


def _told(clause: Token) -> bool:
    """Whether a clause that looks relative has a subject of its own after "that"."""
    return clause.left_edge.lower_ == "that" and any(
        c.dep_ in _SUBJECTS and c.lower_ != "that" for c in clause.children
    )


def marked(clause: Token) -> bool:
    """Whether "that" introduces a clause."""
    return any(g.dep_ == "mark" and g.lower_ == "that" for g in clause.children)


def _finite(clause: Token) -> bool:
    """Whether a clause has a subject or a finite verb; small clauses and infinitives have neither."""
    if clause.tag_ == "VB" and any(g.lower_ == "to" and g.dep_ == "aux" for g in clause.children):
        return _introduced(clause)
    subject = any(g.dep_ in _SUBJECTS or g.tag_ in ("VBZ", "VBD", "VBP", "MD") for g in clause.children)
    return clause.tag_ in ("VBD", "VBZ", "VBP") or (subject and clause.pos_ in ("VERB", "AUX")) or _introduced(clause)


def _introduced(clause: Token) -> bool:
    return clause.left_edge.lower_ in _OPENERS or marked(clause)


def _forward(scene: Scene, verb: Token, cue: Cue, source: Range, clause: Token) -> Frame:
    first = clause.left_edge.i if clause.left_edge.i > verb.i else verb.i + 1
    if not _introduced(clause) and not any(g.dep_ in _SUBJECTS for g in clause.children):
        lost = next((c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < first), None)
        whole = (
            lost is not None and clause.tag_ in ("VB", "VBZ") and not any(t.is_punct for t in scene.doc[lost.i : first])
        )
        first = lost.left_edge.i if lost is not None and whole else first  # its subject, taken for an object
    while first < clause.i and (scene.doc[first].lower_ in ("that", ",", ":") or scene.doc[first].dep_ == "cc"):
        first += 1
    last = max(clause.right_edge.i, clause.i) + 1
    for child in verb.children:  # the parser may break one clause into several
        beside = child.i > clause.i and child.left_edge.i <= last + 2
        if beside and (child.dep_ == "ccomp" or (child.dep_ == "conj" and marked(child))):
            last = max(last, child.right_edge.i + 1)
    last = max(last, quoted_end(scene, last))
    end = clause.head.i if clause.head.lower_ == cue.particle else None
    return of_verb(scene, verb, cue, source, [scene.chars(first, last)], "clause", last=end)


def quoted_end(scene: Scene, end: int) -> int:
    """Takes in a quoted phrase after a comma: vowed to stay, "come what may"."""
    limit = scene.unit(end - 1)[1]
    if end + 1 < limit and scene.doc[end].text == "," and scene.inside[end] < 0 <= scene.inside[end + 1]:
        return scene.tokens((0, scene.quotes[scene.inside[end + 1]].end))[1]
    return end


# --- content after the cue ---


def _after(scene: Scene, core: Range) -> list[Range]:
    """The rest of a sentence that a cue clause interrupts."""
    unit = scene.unit(core[0])
    home = scene.inside[core[0]]
    i = core[1]
    while i < unit[1] and scene.doc[i].text not in _BREAKS and scene.inside[i] == home:
        i += 1
    rest = i + 1 if i < unit[1] and scene.inside[i] == home else i
    if rest >= unit[1]:
        return []
    if scene.inside[rest] >= 0 and scene.inside[rest] != home:
        quote = scene.quotes[scene.inside[rest]]
        span = (quote.start, quote.end)
        return [] if _title(scene, span) else [span]
    if scene.inside[rest] != home or (_aside(scene, rest, unit[1]) and not _goes_on(scene, rest, unit[1])):
        return []
    return [scene.chars(rest, unit[1])]


def _predicate(scene: Scene, core: Range, behind: Range) -> list[Range]:
    """The rest of a clause whose subject or first verb stands alone before the cue: ``The fees, she said, fell``."""
    first, last = scene.tokens(behind)
    limit = scene.unit(core[0])[1]
    bare = scene.doc[last - 1].tag_ == "MD" or not preceding.clausal(scene, first, last)
    bare = bare or not any(t.pos_ in ("VERB", "AUX") for t in scene.doc[first:last])
    if not (bare and preceding.interrupts(scene, core)) or core[1] + 1 >= limit:
        return []
    return [scene.chars(core[1] + 1, limit)]


def _goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether ", because ..." or ", and ..." goes on the content: then a clause in the present or under a modal."""
    if scene.doc[first].lower_ in ("because", "unless"):
        return True
    if scene.doc[first].lower_ not in ("and", "but"):
        return False
    clause = scene.doc[first + 1 : last]
    finite = next((t for t in clause if t.tag_ in ("VBZ", "VBP", "VBD", "MD")), None)
    told = any(t.tag_ == "VBD" and cues.entries(t) for t in clause)
    return finite is not None and finite.tag_ != "VBD" and finite.i > first + 1 and not told


def _aside(scene: Scene, first: int, last: int) -> bool:
    """Whether what follows a comma is no part of the content: a participle, a relative clause, a place or time."""
    token = scene.doc[first]
    if token.tag_ in ("VBG", "WP", "WDT", "VBN", "WRB") or token.pos_ in ("CCONJ", "SCONJ", "ADP"):
        return True
    return not any(t.tag_ in ("VBZ", "VBP", "MD", "VBD") for t in scene.doc[first:last])


def _quote_ahead(scene: Scene, verb: Token, core: Range, clause: Token | None) -> Range | None:
    """The quotation that a cue clause leads up to; widened to the clause that it is a part of."""
    unit = scene.unit(core[0])
    home = scene.inside[core[0]]
    for i in range(core[1], min(unit[1], core[1] + _REACH)):
        if scene.inside[i] < 0 or scene.inside[i] == home:
            continue
        quote = scene.quotes[scene.inside[i]]
        lead = scene.doc[i - 1].text
        direct = lead in (",", ":", "—", "–") or i == core[1]
        if clause is not None and (not direct or (verb.i < clause.i < i and lead == ",")):
            return None
        if not direct:
            return (quote.start, quote.end) if _sayable(scene, quote) else None
        return quote.start, _goes_past(scene, quote, clause, unit[1])
    return None


def _title(scene: Scene, span: Range) -> bool:
    """Whether a quotation behind a noun and a comma is the name of a work: said in her book, "The Long Pier"."""
    first, last = scene.tokens(span)
    work = first > 1 and scene.doc[first - 1].text == "," and scene.doc[first - 2].lemma_ in cues.light()["work"]
    return work and not preceding.clausal(scene, first, last)


def _goes_past(scene: Scene, quote: Quote, clause: Token | None, limit: int) -> int:
    """End of content that begins with a quotation and goes on behind it: ``said “it is over” because of the vote``."""
    after = scene.first_token(quote.end)
    if scene.text[quote.inner[1] - 1] in ",.?!…" or after >= limit or scene.doc[after].text in _ENDS:
        return quote.end
    end = quote.end
    if clause is not None and all(t.pos_ in ("ADV", "PUNCT") for t in scene.doc[after : clause.right_edge.i + 1]):
        return end  # said "we stay" twice
    if clause is not None and clause.right_edge.i >= after:
        end = scene.chars(after, clause.right_edge.i + 1)[1]
    return max(end, scene.chars(after, limit)[1] if scene.doc[after].pos_ in ("ADP", "SCONJ", "AUX", "VERB") else end)


def _sayable(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is a clause, not a phrase that the reporter's sentence quotes from."""
    first, last = scene.tokens((quote.start, quote.end))
    return last - first > 4 and scene.text[quote.inner[0]].isupper() and preceding.clausal(scene, first, last)
