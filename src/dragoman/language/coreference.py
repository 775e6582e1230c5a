"""Who a pronoun or a description means: recency, grammatical weight, role, number and stated gender.

Every sentence in between halves what is left of a mention's weight (Lappin and Leass 1994). Gender comes from titles,
role nouns and pronouns the text has already used, never from a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dragoman.language import bodies, names
from dragoman.language.discourse import Discourse, Mention
from dragoman.language.persons import Person, states_in
from dragoman.language.phrases import core, counted, of_end
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import lemma

_FADE = 0.5
_STATED, _CLOSE = 1.5, 4.5  # stated gender that agrees; the same within a sentence: "Ms Roe" before "she"
_PEOPLES = ("ian", "ean", "ish", "ese", "ic", "ite", "i")  # endings of adjectives from the names of countries
_STEM = 4  # letters that such an adjective shares with the name: Ardenia, Ardenian
_NEXT = 2  # sentences in which a word that is new for somebody may follow the only mention of the name
_CAPTION = 0.3  # a name that does nothing anywhere
_MANY = frozenset(("they", "them", "their", "both"))
Fits = Callable[[Mention], float]
Entity = Person | str | tuple[Person | str, ...]


def best(mentions: Sequence[Mention], sentence: int, fits: Fits) -> Mention | None:
    """The mention with the highest faded weight; ``fits`` gives a factor, 0 to leave one out. Ties go to the later."""
    scores: dict[int | str, float] = {}
    last: dict[int | str, Mention] = {}
    for m in mentions:
        factor = fits(m)
        if factor > 0:
            value = factor * m.weight * _FADE ** (sentence - m.sentence)
            scores[m.key] = max(scores.get(m.key, 0.0), value)
            last[m.key] = m
    if not scores:
        return None
    return last[max(scores, key=lambda k: (scores[k], last[k].paragraph, last[k].start))]


# --- pronouns ---


def pronoun(discourse: Discourse, paragraph: Paragraph, token: Token) -> Entity | None:
    """The person, body or group that a pronoun stands for."""
    sentence = discourse.sentence(paragraph.index, token.i)
    earlier = discourse.before(paragraph.index, token.i)
    gender = pronoun_gender(token)
    acting = {m.key for m in earlier if m.weight >= bodies.ACTING}
    clause = token.head if token.dep_ in ("dobj", "pobj", "dative") else None

    def fits(m: Mention) -> float:
        if isinstance(m.entity, str):
            return _body_fits(token, m)
        if m.key not in acting and not m.entity.words and not m.entity.titled:
            return 0.0  # named, but never as somebody: a feast, a street, a caption
        if gender is None or _same_clause(paragraph, m, clause):
            return 0.0
        value = _person_fits(m.entity, gender, sentence - m.sentence)
        return value if m.key in acting or value == _CLOSE else value * _CAPTION

    hit = best(earlier, sentence, fits)
    if hit is None or _ambiguous(hit, earlier, sentence, fits):
        return None
    return hit.entity


def _ambiguous(hit: Mention, earlier: Sequence[Mention], sentence: int, fits: Fits) -> bool:
    """Whether a second person whose gender nothing says is as much in mind: "Roe met Doe. She said"."""
    if not isinstance(hit.entity, Person) or hit.entity.gender is not None:
        return False
    others = [m for m in earlier if m.key != hit.key and isinstance(m.entity, Person)]
    rival = best(others, sentence, fits)
    if rival is None:
        return False
    alone = [m for m in earlier if m.key in (hit.key, rival.key)]
    return _strength(alone, hit, sentence, fits) == _strength(alone, rival, sentence, fits)


def _strength(mentions: Sequence[Mention], of: Mention, sentence: int, fits: Fits) -> float:
    return max(_faded(m, sentence, fits) for m in mentions if m.key == of.key)


def _faded(m: Mention, sentence: int, fits: Fits) -> float:
    return fits(m) * m.weight * _FADE ** (sentence - m.sentence)


def _body_fits(token: Token, m: Mention) -> float:
    if isinstance(m.entity, str) and bodies.is_place(m.entity):
        return 0.0
    if token.lower_ in _MANY:
        return 1.0 if m.plural else 0.4
    return float(token.lower_ in ("it", "its") and not m.plural)


def _person_fits(person: Person, gender: str, distance: int) -> float:
    if person.gender is None:
        return 1.0
    if person.gender != gender:
        return 0.0
    return _CLOSE if person.titled and distance <= 1 else _STATED


def _same_clause(paragraph: Paragraph, m: Mention, clause: Token | None) -> bool:
    """Whether a mention is a fellow of the pronoun in one clause: "Roe accused him" does not mean Roe."""
    return (
        clause is not None and m.paragraph == paragraph.index and paragraph.parse[m.start : m.end].root.head == clause
    )


def pronoun_gender(token: Token) -> str | None:
    """m for he, him, his; f for she, her; None for any other word."""
    word = token.lower_
    if word in ("he", "him", "his", "himself"):
        return "m"
    return "f" if word in ("she", "her", "hers", "herself") else None


def learn_genders(parsed: Parsed, people: Iterable[Person]) -> None:
    """Gender from a pronoun in a sentence that names one person only, as its subject, before the pronoun."""
    places: dict[int, list[tuple[int, Person]]] = {}
    for person in people:
        for index, start, _ in person.places:
            places.setdefault(index, []).append((start, person))
    for paragraph in parsed.paragraphs:
        here = places.get(paragraph.index, [])
        for sent in paragraph.parse.sents if here else ():
            named = [(i, p) for i, p in here if sent.start <= i < sent.end]
            said = {g for t in sent if (g := pronoun_gender(t)) and named and t.i > named[0][0]}
            if len({id(p) for _, p in named}) == 1 and len(said) == 1 and _is_subject(paragraph, named[0][0]):
                person = named[0][1]
                person.gender = person.gender or said.pop()


def _is_subject(paragraph: Paragraph, start: int) -> bool:
    token = paragraph.parse[start]
    while token.dep_ in ("compound", "flat") and token.head.i > token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass")


# --- descriptions ---


def described(discourse: Discourse, paragraph: Paragraph, phrase: Phrase) -> Entity | None:
    """Who a definite description takes up: "the minister", "both leaders", "the diplomat", "the commission"."""
    head = core(phrase)
    whole = head.doc[head.start : max(head.end, of_end(phrase))]
    words = _role_lemmas(head, whole)
    sentence = discourse.sentence(paragraph.index, phrase.start)
    earlier = discourse.before(paragraph.index, phrase.start)

    def fits(m: Mention) -> float:
        if not isinstance(m.entity, Person):
            return 0.0
        value = suits(m.entity, words, whole.text)
        if value > 0.5:
            return value
        passing = len(m.entity.places) == 1 and sentence - m.sentence > _NEXT
        return 0.0 if passing or m.sentence >= sentence else value

    if head.root.tag_ in ("NNS", "NNPS"):
        found = bodies.both(earlier, sentence, head.root)
        return found or (_pair(earlier, fits) if counted(phrase) else None)
    values = {m.key: fits(m) for m in earlier}
    tier = max(values.values(), default=0.0)
    hit = best(earlier, sentence, lambda m: float(tier > 0 and fits(m) == tier))
    unnamed = _unnamed(earlier, head.root, hit)
    if unnamed is not None:
        return unnamed
    hit = hit or best(discourse.mentions, sentence, lambda m: float(fits(m) >= 4.0))
    if hit is not None:
        return hit.entity
    return bodies.taken_up(earlier, sentence, head.root) or bodies.only_alliance(discourse.mentions, head.root)


def _role_lemmas(head: Phrase, whole: Phrase) -> list[str]:
    """Lemmas of a description; fixed phrases such as "head of state" as one."""
    words = [lemma(t) for t in head]
    longer = "-".join(lemma(t) for t in whole[len(words) - 1 :])
    return [*words[:-1], longer] if longer in names.roles() else words


def suits(person: Person, lemmas: list[str], text: str) -> float:
    """How well a definite description fits a person: role word 4, class 2, nothing known 0.5, else 0."""
    wanted = names.role_words(lemmas)
    if not wanted:
        return 0.0
    head = wanted[-1]
    if head.word.split("-")[-1] != lemmas[-1].split("-")[-1]:
        return 0.0  # "the Pilots' Guild" is no pilot
    if person.gender and head.gender and person.gender != head.gender:
        return 0.0
    states = states_in(text)
    if _of_others(person, text):
        return 0.0
    if states and person.states and not states & person.states:
        return 0.0
    bonus = 2.0 if states & person.states else 1.0
    if head.word in person.words:
        return 4.0 * bonus
    if head.word in person.classes:
        return 2.0 * bonus
    if not person.words:
        return 0.0 if "'s " in text or "’s " in text else 0.5
    known = {c for w in person.words for c in names.roles()[w].classes}
    if "leader" in head.classes & known and _shared(person, lemmas[:-1]):
        return 2.0 * bonus  # "the board chief" for the head of the board
    return 1.0 if "expert" in head.classes and known & head.classes else 0.0


def _of_others(person: Person, text: str) -> bool:
    """Whether a description says of which people somebody is, and the text says the person is of another."""
    told = " ".join((*person.roles, *person.homes))
    own = [names.fold(word)[:_STEM] for word in names.words(told) if word[0].isupper()]
    peoples = [w for w in names.words(text)[1:] if w[0].isupper() and w.endswith(_PEOPLES) and not names.state_of(w)]
    return bool(person.homes or person.states) and any(names.fold(word)[:_STEM] not in own for word in peoples)


def _shared(person: Person, lemmas: list[str]) -> bool:
    """Whether a noun before a role word stands in a role of the person: "board" in "head of the board"."""
    words = {word.lower() for role in person.roles for word in names.words(role)}
    return any(word in words and word in names.groups() for word in lemmas)


def _unnamed(earlier: Sequence[Mention], head: Token, rival: Mention | None) -> str | None:
    """ "the diplomat" after "a senior diplomat": the same nameless person, unless a name came in between."""
    word = lemma(head)
    if word not in names.roles():
        return None
    for m in reversed(earlier):
        if m is rival:
            return None
        if isinstance(m.entity, str) and not m.plural and m.entity.lower().split()[-1:] == [word]:
            return m.entity
    return None


def _pair(earlier: Sequence[Mention], fits: Fits) -> tuple[Person, ...] | None:
    """ "both leaders", "the two presidents": the last two people that the word fits."""
    people: list[Person] = []
    for m in reversed(earlier):
        if isinstance(m.entity, Person) and m.entity not in people and fits(m):
            people.append(m.entity)
    return tuple(sorted(people[:2], key=lambda p: p.places[0])) if len(people) >= 2 else None
