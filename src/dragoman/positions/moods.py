"""Is it said to be so? What is only asked, supposed, pending, demanded of somebody, or passed over, is no stand."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.positions import grammar, negation, vocabulary
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import paper


def spoken(token: Token) -> bool:
    """An infinitive of speaking: who would like to stress something, asks for nothing."""
    speaks = lemma(token) in vocabulary.voices() and lemma(token) not in {"consider", "hold"}
    asked = token.dep_ == "xcomp" and any(a.lower_ == "to" for a in kids(token, "aux"))
    return speaks and asked and not kids(token.head, "dobj")


def unreal(token: Token) -> bool:
    """Does the word stand in the that-clause of a noun that leaves open whether it is so (`the promise that …`)?"""
    for over in (token, *grammar.chain(token)):
        if (
            over.dep_ in {"acl", "relcl", "ccomp"}
            and over.head.pos_ == "NOUN"
            and any(m.lower_ == "that" for m in kids(over, "mark"))
        ):
            if is_a(over.head, "hearsay") and is_a(over.head.head, "denying"):
                return False  # `denied reports that it agreed`: kept as a denial
            nouns = vocabulary.acts().get((lemma(over.head), "N"), ())
            return bool(nouns) or is_a(over.head, "unreal")
    return False


def pending(token: Token) -> bool:
    """`has yet to accept`: nothing is said of what will be."""
    words = {c.lower_ for c in token.children} | {c.lower_ for c in token.head.children}
    return token.dep_ == "xcomp" and lemma(token.head) in {"have", "be", "remain"} and "yet" in words


def ceased(token: Token) -> bool:
    """`stopped insisting`, `forgot to refuse`, `used to oppose`: it is not done, or no longer."""
    over = token.head.head if token.dep_ == "pcomp" else token.head
    if token.dep_ not in {"xcomp", "pcomp", "ccomp"} or over.i > token.i or kids(token, "mark", "nsubj", "nsubjpass"):
        return False
    return is_a(over, "ceasing") or over.lower_ == "used"


def neglected(token: Token) -> bool:
    """`forgot to refuse`: it was not done, and nothing was said by that; what ceased turns a no into a yes."""
    over = token.head.head if token.dep_ == "pcomp" else token.head
    return ceased(token) and not is_a(over, "ended")


def missed(token: Token) -> bool:
    """`would have accepted`, `could have offered`: what did not come to pass."""
    modal = [a for host in grammar.hosts(token) for a in kids(host, "aux")]
    return any(a.lower_ in {"would", "could", "might", "'d"} for a in modal) and any(a.lower_ == "have" for a in modal)


def bygone(token: Token) -> bool:
    """`once opposed`, `ten years ago rejected`, `initially demanded … but`: a stand of another day."""
    for host in grammar.hosts(token):
        if host.tag_ not in {"VBD", "VBN"}:
            continue
        if any(is_a(a, "formerly") for a in kids(host, "advmod") if a.i < host.i):
            return True
        agos = [a for a in host.children if a.lower_ == "ago"]
        if any(is_a(n, "age") for a in agos for n in a.children):
            return True
        if any(is_a(a, "initially") for a in kids(host, "advmod")) and any(c.lower_ == "but" for c in kids(host, "cc")):
            return True
    return False


def pledged(verb: Token, condition: Sequence[Token] | None) -> bool:
    """Told by a reporter, what will be done is news; a stand is what hangs on a condition, or is sworn off for ever."""
    if condition and (condition[0].lower_ != "if" or any(a.lower_ == "would" for a in kids(verb, "aux"))):
        return True
    negators = negation.own_negations(verb)
    until = any(m.lower_ in {"unless", "until"} for c in kids(verb, "advcl") for m in kids(c, "mark"))
    return bool(negators) and (until or any(n.lower_ in {"never", "no"} for n in negators))


def jesting(token: Token, cue: str) -> bool:
    """Is it said in jest: under a verb of joking, or with a word of irony beside the verb of saying?"""
    known = vocabulary.words("jest")
    if any(word.strip(",.").lower() in known or word.strip(",.").lower().rstrip("ed") in known for word in cue.split()):
        return True
    for over in grammar.chain(token):
        if over.pos_ != "VERB":
            continue
        beside = [*kids(over, "advmod"), *(n for p in kids(over, "prep") for n in kids(p, "pobj"))]
        if is_a(over, "jest") or any(is_a(b, "jest") for b in beside):
            return True
    return False


def made_to(token: Token) -> bool:
    """Is it what somebody is asked, forced or left to do (`urged the north to accept`, `for the north to accept`)?"""
    if any(m.lower_ == "for" for m in kids(token, "mark")):
        return True
    over = token.head
    if token.dep_ != "xcomp" or not any(a.lower_ == "to" for a in kids(token, "aux")):
        return False
    moved = bool(kids(over, "nsubjpass")) or any(o.i < token.i for o in kids(over, "dobj"))
    return over.pos_ == "VERB" and moved and lemma(over) not in _foreseeing()


def _foreseeing() -> frozenset[str]:
    return (
        vocabulary.voices()
        | {p[0] for _, p in vocabulary.hedges()["forecast"]}
        | {"report", "understand", "see", "set"}
    ) - {"ask", "tell", "warn", "remind"}


def required(clause: Token) -> bool:
    """`insists that they leave / must leave`, against `insists that it is true`."""
    modal = any(is_a(a, "deontic") for a in kids(clause, "aux"))
    bare = clause.tag_ in {"VB", "VBP"} and lemma(clause) != "be" and not kids(clause, "aux")
    bare = bare or any(a.lower_ == "be" and a.i < clause.i for a in kids(clause, "aux", "auxpass")[:1])
    return modal or bare or (lemma(clause) in {"have", "need"} and bool(kids(clause, "xcomp")))


def excluded(verb: Token) -> bool:
    """`there can be no …`"""
    return bool(kids(verb, "expl")) and any(d.lower_ == "no" for a in kids(verb, "attr") for d in kids(a, "det"))


def asserted(verb: Token) -> bool:
    """Is the clause said outright: a main clause, or the content of what is said, and no modifier or reason?"""
    for token in (verb, *grammar.chain(verb)):
        if token.dep_ in {"advcl", "acl", "pcomp"} or (token.dep_ == "relcl" and not paper(token.head)):
            return False
        if token.dep_ == "ccomp" and not _tells(token.head):
            return False
    return True


def _tells(verb: Token) -> bool:
    """A verb of saying, or one that is no act of its own (`it is clear that`, against `was promised that`)."""
    own = vocabulary.acts().get((lemma(verb), "V"), ())
    return lemma(verb) in {"be", *vocabulary.voices()} or (verb.dep_ == "ROOT" and not own)


def imperative(verb: Token) -> bool:
    """A bare verb without a subject that opens its sentence."""
    said = verb.dep_ == "ccomp" and verb.head.i > verb.i  # `"Stay," she said`
    if (
        verb.tag_ not in {"VB", "VBP"}
        or not (verb.dep_ == "ROOT" or said)
        or any(a.lower_ != "do" for a in kids(verb, "aux"))
    ):
        return False
    before = [t for t in verb.doc[verb.sent.start : verb.i] if not t.is_punct]
    opens = all(t.dep_ in {"aux", "neg", "cc", "intj", "advmod"} for t in before)
    return opens and not kids(verb, "nsubj", "nsubjpass", "expl")


def inverted(modal: Token) -> bool:
    """`should there be`, `will they`: a condition or a question, unless a negator opens it (`never will they`)."""
    if any(n.i < modal.i for n in negation.own_negations(modal.head)):
        return False
    after = modal.nbor(1) if modal.i + 1 < len(modal.doc) else modal
    return after.pos_ in {"DET", "PRON", "PROPN", "NOUN"} and after.dep_ != "neg"


def passed_over(token: Token) -> bool:
    """`rather than accept`, `instead of accepting`: what is named is what is not to be."""
    before = [*kids(token, "mark", "prep", "cc", "advmod"), *([token.head] if token.dep_ in {"pcomp", "conj"} else [])]
    words = {t.lower_ for t in before if t.i < token.i} | {
        c.lower_ for t in before for c in t.children if c.i < token.i
    }
    return bool(words & {"than", "instead"})
