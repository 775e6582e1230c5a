"""Questions one asks of a dependency parse: who is the subject, what is the object, is it negated, what does it span.

The labels are those of the ClearNLP scheme that spaCy's English pipelines use. Every answer tolerates a wrong parse:
it gives None or an empty list, never an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.positions import vocabulary

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "obj", "oprd"})
_RELATIVE = frozenset({"that", "which", "who", "whom", "whose", "what"})
_OPENING = frozenset({"if", "unless", "whether", "lest"})
_MARKING = frozenset({"mark", "advmod", "prep"})
_PREDICATES = frozenset({"acomp", "attr", "oprd", "xcomp", "prep", "advmod", "ccomp", "advcl"})


def lemma(token: Token) -> str:
    """The lemma in lower case; hyphens and curly apostrophes made plain."""
    return (token.lemma_ or token.text).lower().replace("’", "'")


def is_a(token: Token, kind: str) -> bool:
    """Is the word, or its lemma, of that class of `words.tsv`?"""
    known = vocabulary.words(kind)
    return token.lower_ in known or lemma(token) in known


def kids(token: Token, *labels: str) -> list[Token]:
    """The children under these labels, in order."""
    return [child for child in token.children if child.dep_ in labels]


def chain(token: Token) -> Iterator[Token]:
    """The ancestors of a token, nearest first."""
    while token.head != token and token.head.i != token.i:
        token = token.head
        yield token


def governor(token: Token) -> Token | None:
    """The copula that predicates an adjective, noun or preposition of its subject; None where there is none."""
    for over in chain(token):
        fellow = token.dep_ == "conj" and over.pos_ == token.pos_
        set_against = token.dep_ == "prep" and over.dep_ in {"acomp", "attr"}
        if not (fellow or token.dep_ == "pobj" or over.pos_ == "ADP" or set_against):
            break
        token = over
    head = token.head
    if token.dep_ in _PREDICATES and head != token and is_a(head, "copula") and token.i > head.i:
        return head
    return None


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; the token itself where it is none."""
    if token.lower_ in _RELATIVE or token.tag_ in {"WDT", "WP"}:
        for verb in chain(token):
            if verb.dep_ == "relcl":
                return verb.head
            if verb.dep_ == "advcl" and token.head == verb:  # a relative clause hung on the main verb by the parser
                return _named_before(token)
    return token


def _named_before(pronoun: Token) -> Token:
    """The nearest noun before a relative pronoun that is no part of an aside (`for example`)."""
    papers = vocabulary.papers()["paper"]
    for token in pronoun.doc[pronoun.sent.start : pronoun.i]:
        if pronoun.lower_ == "which" and token.dep_ == "dobj" and lemma(token) in papers:
            return token  # put forward in this very sentence
    for i in range(pronoun.i - 1, max(pronoun.sent.start, pronoun.i - 12) - 1, -1):
        token = pronoun.doc[i]
        if token.pos_ in {"NOUN", "PROPN"} and token.lower_ not in {"example", "instance", "things"}:
            while token.dep_ == "conj" and token.head.i > pronoun.sent.start and token.head.pos_ in {"NOUN", "PROPN"}:
                token = token.head
            return token
    return pronoun


def subject(head: Token) -> Token | None:
    """The understood subject of a verb or predicate: its own, or the one it shares by coordination or control."""
    for _ in range(6):
        near = [head, *kids(head, "aux", "auxpass")]  # now and then the parser hangs the subject on the auxiliary
        own = [child for host in near for child in host.children if child.dep_ in SUBJECTS and child.dep_ != "expl"]
        if own:
            return antecedent(own[0])
        step = _controller(head) if head.dep_ != "ROOT" else _stray(head)
        if isinstance(step, tuple):
            return step[0]
        if step is None:
            return None
        head = step
    return None


def _stray(root: Token) -> tuple[Token] | None:
    """A main verb without a subject: the first subject before it that the parser gave to a verbless or false clause."""
    if root.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return None
    for token in root.doc[root.sent.start : root.i]:
        if token.dep_ == "nsubj" and token.tag_ not in {"WP", "WDT"} and token.head.dep_ in {"advcl", "ccomp", "dep"}:
            return (token,) if not kids(token.head, "mark", "relcl") else None
    return None


def _controller(head: Token) -> Token | tuple[Token] | None:
    """Where the subject is to be looked for next; a tuple where it has been found."""
    if head.dep_ == "acl" and head.tag_ == "VB" and head.head.dep_ == "ROOT" and head.head.pos_ in {"NOUN", "PROPN"}:
        return (head.head,)  # a headline: `Guild to strike`
    if head.dep_ in {"acl", "relcl"}:
        return (head.head,) if head.tag_ in {"VBG", "VBN"} or head.dep_ == "relcl" else None
    if head.dep_ == "xcomp":
        target = kids(head.head, "dobj")
        return (target[0],) if target and target[0].i < head.i else head.head
    if head.dep_ == "pcomp":
        return _of_gerund(head)
    if head.dep_ == "conj":
        return _fellow(head)
    if head.dep_ in {"advcl", "aux", "auxpass"}:
        return head.head
    if head.dep_ in _PREDICATES or head.dep_ == "pobj":
        return governor(head) or (head.head if head.dep_ == "advmod" and head.pos_ in {"ADJ", "ADV"} else None)
    return (head.head,) if head.dep_ in {"amod", "appos"} else None


def _of_gerund(head: Token) -> Token | tuple[Token] | None:
    """`accused them of wanting` (them); `by refusing`, `far from agreeing`, `after agreeing` (the main subject)."""
    verb, word = head.head.head, head.head.lower_
    if verb.pos_ in {"ADJ", "ADV", "NOUN", "ADP"}:
        return governor(verb) or (verb.head if verb.dep_ in {"advmod", "prep", "advcl"} else None)
    if word in {"after", "before", "while", "since", "despite"}:
        return verb
    target = kids(verb, "dobj")
    if verb.pos_ != "VERB" or word not in {"of", "for", "by"}:
        return None
    return verb if word == "by" else (target[0],) if target else None


def mismatched(conjunct: Token) -> bool:
    """Is a verb tied to a participle as its conjunct, though it is no participle: rather a fellow of a verb above?"""
    pair = {conjunct.tag_, conjunct.head.tag_}
    return conjunct.dep_ == "conj" and "VBG" in pair and len(pair & {"VB", "VBP", "VBZ", "VBD"}) == 1


def _fellow(conjunct: Token) -> Token:
    if mismatched(conjunct):
        return next((t for t in chain(conjunct.head) if t.pos_ == "VERB" and t.tag_ != "VBG"), conjunct.head)
    return conjunct.head


def agent(head: Token) -> Token | None:
    """The by-phrase of a passive."""
    for by in kids(head, "agent", "prep"):
        if by.lower_ == "by":
            return next(iter(kids(by, "pobj")), None)
    return None


def passive(head: Token) -> bool:
    """Is the verb passive: with its own passive subject, or a bare participle after a noun?"""
    return bool(kids(head, "nsubjpass", "auxpass", "agent")) or (head.dep_ == "acl" and head.tag_ == "VBN")


def complements(head: Token, roles: Iterable[str]) -> list[Token]:
    """The heads of the phrases that stand in the given roles (see `acts.tsv`, column object)."""
    found: list[Token] = []
    for choice in roles:
        for role in choice.split("|"):
            hits = _ROLES.get(role, _preposition)(head, role)
            found.extend(token for token in hits if token not in found)
            if hits:
                break
    return found


def after_object(verb: Token) -> list[Token]:
    """Adjectives behind the noun that is a verb's object: `left the door open`."""
    return [a for noun in kids(verb, "dobj") for a in kids(noun, "amod", "advmod") if a.i > noun.i]


def _preposition(head: Token, role: str) -> list[Token]:
    near = [head, *kids(head, "dobj", "prt", "acomp", "advmod", "oprd")]
    near += after_object(head)
    near += [n for p in (head, *kids(head, "prep")) for n in kids(p, "pobj") if is_a(n, "favour")]  # spoke in favour of
    if head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB":
        near.append(head.head)  # the parser often hangs a noun's phrase on the verb
    if head.dep_ == "pobj" and (over := governor(head)) is not None:
        near.append(over)
    near += [p for p in kids(head, "prep") if is_a(p, "particle")]  # `backed out of`
    preps = [
        p
        for host in near
        for p in host.children
        if p.lower_ == role and p.i > head.i and p.dep_ in {"prep", "agent", "dative", "prt", "advmod"}
    ]
    if head.lower_ == role:
        preps.insert(0, head)
    preps += [p for prep in preps for p in kids(prep, "conj") if p.lower_ == role]
    over = governor(head) if preps and head.pos_ == "ADJ" else None
    if over is not None:  # `ready for a pause but not for a truce`
        preps += [p for p in kids(over, "prep") if p.lower_ == role and kids(p, "neg") and p not in preps]
    found = [t for prep in preps for t in kids(prep, "pobj", "pcomp", "prep", "xcomp", "ccomp")]
    if preps and not found and passive(head):  # `that plan was objected to`, `the vote called for by the guild`
        found = [antecedent(t) for t in kids(head, "nsubjpass")] or ([head.head] if head.dep_ == "acl" else [])
    return [t for t in found if t.ent_type_ not in {"DATE", "TIME"} or role in {"until", "by"}]


def _obj(head: Token, _: str) -> list[Token]:
    if passive(head):
        shared = [s for s in [subject(head)] if head.dep_ == "conj" and s is not None and s.dep_ == "nsubjpass"]
        own = [antecedent(t) for t in kids(head, "nsubjpass")]
        return own or shared or ([head.head] if head.dep_ == "acl" else [])
    found = kids(head, *_OBJECTS)
    if found and found[0].lower_ in {"what", "all"} and head.dep_ in {"csubj", "nsubj", "ccomp", "relcl"}:
        return kids(head.head, "attr", "acomp", "ccomp", "xcomp")  # what we need is …
    if not found and head.dep_ == "relcl" and head.head.lower_ in {"all", "thing"} and head.head.dep_ in SUBJECTS:
        return kids(head.head.head, "attr", "acomp", "ccomp", "xcomp")  # all we need is …
    if not found and head.dep_ == "relcl" and subject(head) != head.head:
        return [head.head]
    if not found and head.dep_ == "conj" and head.head.pos_ == head.pos_:
        return []
    found += [
        t
        for t in kids(head, "xcomp", "ccomp")
        if t.tag_ in {"VBD", "VBN"} and not kids(t, "nsubj", "aux", "mark", "auxpass")
    ]
    return [antecedent(t) for t in found]


def _that(head: Token, _: str) -> list[Token]:
    over = [g for g in [governor(head)] if g is not None and head.pos_ in {"ADJ", "NOUN"}]
    over += [head.head] if head.pos_ == "NOUN" and head.dep_ == "dobj" else []  # `gave assurances to us that …`
    clauses = [
        t
        for host in (head, *over, *kids(head, "dobj"))
        for t in kids(host, "ccomp", "acl", "relcl")
        if host == head or t.dep_ != "relcl"
    ]
    clauses = [t for t in clauses if not any(m.lower_ in {"if", "whether"} for m in kids(t, "mark"))]
    return [t for t in clauses if t.i > head.i and (t.dep_ == "ccomp" or kids(t, "mark"))]


def _inf(head: Token, _: str) -> list[Token]:
    over = [g for g in [governor(head)] if g is not None and head.pos_ in {"ADJ", "NOUN"}]
    clauses = [t for host in (head, *over) for t in kids(host, "xcomp", "ccomp", "acl", "advcl", "relcl")]
    return [t for t in clauses if t.i > head.i and any(a.lower_ == "to" for a in kids(t, "aux", "mark"))]


def _ing(head: Token, _: str) -> list[Token]:
    return [t for t in kids(head, "xcomp", "pcomp", "ccomp", "dobj") if t.tag_ == "VBG"]


def _subj(head: Token, _: str) -> list[Token]:
    if head.dep_ == "amod":  # `it is the wrong choice`
        return _subj(head.head, "") if governor(head.head) is not None else []
    made = head.dep_ == "dobj" and lemma(head.head) in {"make", "have"}  # `it makes sense`, `it has no place here`
    host = head.head if made else governor(head) or head
    found = [antecedent(t) for t in kids(host, "nsubj", "nsubjpass", "csubj")]
    if not found and host != head and host.dep_ == "xcomp" and is_a(host.head, "link"):
        found = [antecedent(t) for t in kids(host.head, "nsubj")]  # `it appears to be an outrage`
    pending = any(_awaited(clause) for over in (host, head) for clause in over.children if clause.i > head.i)
    return [t for t in found if t.lower_ != "there" and not (t.lower_ == "it" and pending)]


def _awaited(clause: Token) -> bool:
    """Is it what an `it` before it stands for: `it is wrong to leave`, `it is good that they left`?"""
    to = any(a.lower_ == "to" for a in kids(clause, "aux", "mark"))
    return clause.dep_ in {"ccomp", "csubj"} or (to and clause.dep_ in {"xcomp", "advcl", "acl", "relcl"})


def _clause(head: Token, _: str) -> list[Token]:
    return [head]


def _noun(head: Token, _: str) -> list[Token]:
    return kids(head, "compound")


def _pred(head: Token, _: str) -> list[Token]:
    """What a predicate noun is said of, or what it is said to be: `X is our red line`, `our red line is X`."""
    if head.dep_ == "appos":
        return [head.head]
    if head.dep_ in SUBJECTS:
        return kids(head.head, "attr", "acomp", "ccomp", "xcomp", "advcl") if is_a(head.head, "copula") else []
    return _subj(head, "")


def _rel(head: Token, _: str) -> list[Token]:
    clauses = [t for t in kids(head, "relcl") if is_a(t, "copula")]
    return [t for clause in clauses for t in kids(clause, "attr", "acomp")]


def _appos(head: Token, _: str) -> list[Token]:
    return kids(head, "appos")


def _why(head: Token, _: str) -> list[Token]:
    clauses = [t for host in (head, head.head) for t in kids(host, "relcl", "acl", "advcl", "ccomp")]
    return [t for t in clauses if t.i > head.i and not any(m.lower_ in {"if", "because"} for m in kids(t, "mark"))]


def _over(head: Token, _: str) -> list[Token]:
    return [head.head] if head.dep_ == "advmod" and head.head.pos_ in {"VERB", "AUX"} else []


_ROLES = {
    "why": _why,
    "over": _over,
    "obj": _obj,
    "subjpass": _obj,
    "that": _that,
    "inf": _inf,
    "ing": _ing,
    "subj": _subj,
    "clause": _clause,
    "noun": _noun,
    "pred": _pred,
    "rel": _rel,
    "appos": _appos,
}


def all_or_nothing(noun: Token) -> bool:
    """`No guarantees, no deal`, `the guarantees or nothing`, `guarantees or no deal`."""
    for other in kids(noun, "conj", "appos", "dep"):
        none = any(d.lower_ == "no" for d in kids(other, "det")) and is_a(other, "bargain")
        either = any(c.lower_ == "or" for c in kids(noun, "cc"))
        neither = any(d.lower_ == "no" for d in kids(noun, "det"))
        if (either and (none or other.lower_ == "nothing")) or (none and neither):
            return True
    return False


def hosts(head: Token) -> list[Token]:
    """The words on which the polarity and mood of a predicate are marked: itself, its copula, raising verbs above."""
    found = [head]
    over = governor(head)
    while over is not None and over not in found:
        found.append(over)
        step = over
        over = step.head if step.dep_ == "xcomp" and is_a(step.head, "link") and step.head != step else None
    causing = head.tag_ == "VBN" and head.dep_ in {"xcomp", "ccomp"} and is_a(head.head, "causative")
    if len(found) == 1 and (causing or (head.dep_ == "xcomp" and is_a(head.head, "link"))):
        found.extend(hosts(head.head))
    return found


def modals(head: Token) -> list[Token]:
    """The modal auxiliaries of a predicate."""
    return [a for host in hosts(head) for a in kids(host, "aux") if a.tag_ == "MD"]


def _fronted(verb: Token) -> bool:
    """`Had they agreed, …`, `Should they refuse, …`: an auxiliary before its subject that opens a condition."""
    first = next((a for a in kids(verb, "aux", "auxpass")), None)
    if first is None or first.lower_ not in {"had", "should", "were"} or verb.dep_ == "ROOT":
        return False
    return first == verb.left_edge and any(s.i > first.i for s in kids(verb, "nsubj", "nsubjpass"))


def subordinate(head: Token) -> bool:
    """Does the word stand in a condition or an open question, so that nothing is said to be so?"""
    for token in (head, *chain(head)):
        if any(c.lower_ in _OPENING and c.dep_ in _MARKING for c in token.children):
            return token.dep_ in {"advcl", "ccomp", "acl", "pcomp", "relcl", "csubj"} or token == head
        if _fronted(token) or (is_a(token, "supposing") and not kids(token, "nsubj", "nsubjpass") and token != head):
            return True
        if token.dep_ == "ROOT":
            return token.sent.text.rstrip("\"'”’ ").endswith("?")
    return False
