"""Small negotiations for property tests, and what the definitions make of them by brute force, without any solver."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

from hypothesis import strategies as st

from dragoman.deals.constraints import World, conceded
from dragoman.model import Codebook, Consent, Decides, Issue, Option, Party, Rule
from dragoman.overview.standing import NO, Key, Standing

STATUSES = ("wants", "accepts", "considers", "unknown", "opposes", "refuses", "red-line")
YES_STATUSES = ("wants", "accepts")
Deal = Mapping[str, str]


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    """Two sides, perhaps a bystander, and an alliance of some of them; one to three issues of two or three options."""
    names = ["a", "b", "c"][: draw(st.integers(2, 3))]
    sides = [Party(n, n.upper(), necessary=draw(st.booleans())) for n in names]
    members = tuple(draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True)))
    league = Party("z", "Z", necessary=draw(st.booleans()), members=members, decides=draw(decisions(members)))
    parties = (*sides, league)
    ids = [p.id for p in parties]
    issues = []
    for i in range(draw(st.integers(1, 3))):
        size = draw(st.integers(2, 3))
        options = [Option(f"o{k}", f"O{k}", needs=draw(st.none() | consents(ids)) if k else None) for k in range(size)]
        options[0] = Option("o0", "O0", status_quo=True)
        issues.append(Issue(f"i{i}", f"I{i}", tuple(options), procedural=i > 0 and draw(st.integers(0, 9)) == 0))
    refs = [f"{i.id}/{o.id}" for i in issues for o in i.options]
    return Codebook("n", parties, tuple(issues), tuple(draw(st.lists(rules(refs), max_size=2))))


def decisions(members: tuple[str, ...]) -> st.SearchStrategy[Decides | None]:
    """How an alliance decides."""
    equal = dict.fromkeys(members, 1)
    by_weight = st.fixed_dictionaries({m: st.integers(1, 3) for m in members})
    return st.one_of(
        st.none(),
        st.just(Decides("unanimity", len(members), equal)),
        st.just(Decides("majority", len(members) // 2 + 1, equal)),
        by_weight.flatmap(lambda w: st.integers(1, sum(w.values())).map(lambda q: Decides("weights", q, w))),
    )


def consents(ids: list[str]) -> st.SearchStrategy[Consent]:
    """A rule of consent, perhaps nested."""
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True).map(tuple)
    flat = some.flatmap(lambda of: st.integers(1, len(of)).map(lambda k: Consent(k, of)))
    return flat | st.tuples(flat, st.sampled_from(ids)).map(lambda of: Consent(2, of))


def rules(refs: list[str]) -> st.SearchStrategy[Rule]:
    """A rule between two options."""
    pair = st.tuples(st.sampled_from(refs), st.sampled_from(refs))
    return pair.map(lambda p: Rule(p[0], then=p[1])) | pair.map(lambda p: Rule(p[0], not_with=p[1]))


@st.composite
def worlds(draw: st.DrawFn, conditions: bool = True) -> World:
    """A codebook with standings; mostly silence, some of it conditional or in dispute."""
    book = draw(codebooks())
    refs = [f"{i.id}/{o.id}" for i in book.issues if not i.procedural for o in i.options]
    given = {}
    for key in ((p.id, i.id, o.id) for p in book.parties for i in book.issues for o in i.options):
        given[key] = draw(standings(key, refs if conditions else []))
    return World(book, given)


def standings(key: Key, refs: list[str]) -> st.SearchStrategy[Standing]:
    """A standing on one (party, option)."""
    blank = st.just(Standing(*key))
    basis = st.sampled_from(["own", "reported"])
    plain = st.tuples(st.sampled_from([s for s in STATUSES if s != "unknown"]), basis)
    said = plain.map(lambda p: Standing(*key, status=p[0], possible=p[0], basis=p[1], how="said"))
    torn = basis.map(lambda b: Standing(*key, status="refuses", possible="accepts", basis=b, how="said"))
    kinds = [blank, blank, said, said, said, torn]
    if refs:
        hung = st.tuples(st.sampled_from(["wants", "accepts", "refuses"]), basis, st.sampled_from(refs))
        kinds.append(
            hung.map(lambda p: Standing(*key, status=p[0], possible=p[0], basis=p[1], how="said", conditions=(p[2],)))
        )
    return st.one_of(*kinds)


class ByHand:
    """The definitions of the deal engine, deal by deal."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.parties = {p.id: p for p in world.codebook.parties}
        self.issues = [i for i in world.codebook.issues if not i.procedural]

    def all_choices(self) -> Iterable[Deal]:
        """Every way to settle all issues."""
        for options in product(*(i.options for i in self.issues)):
            yield {i.id: o.id for i, o in zip(self.issues, options, strict=True)}

    def deals(self, reading: str) -> list[Deal]:
        """The deals that hold."""
        return [d for d in self.all_choices() if self.holds(d, reading)]

    def answer(self) -> str:
        """`yes`, `possible` or `no`."""
        return "yes" if self.deals("certain") else "possible" if self.deals("possible") else "no"

    def holds(self, deal: Deal, reading: str) -> bool:
        """Whether a deal holds."""
        return self.lawful(deal) and all(self.settled(i, deal, reading) for i in self.issues)

    def lawful(self, deal: Deal) -> bool:
        """Whether the rules allow a deal, and it changes something."""
        taken = {f"{i}/{o}" for i, o in deal.items()}
        for rule in self.world.codebook.rules:
            if rule.if_ in taken and (rule.then or rule.if_) not in taken and self.part(rule.then):
                return False
            if rule.if_ in taken and rule.not_with in taken:
                return False
        quo = {f"{i.id}/{o.id}" for i in self.issues for o in i.options if o.status_quo}
        return not taken <= quo

    def part(self, ref: str | None) -> bool:
        """Whether an option belongs to an issue of a deal."""
        return ref is not None and ref.split("/")[0] in {i.id for i in self.issues}

    def settled(self, issue: Issue, deal: Deal, reading: str) -> bool:
        """Whether those asked agree to an issue's option and no necessary party says no."""
        option = next(o for o in issue.options if o.id == deal[issue.id])
        if any(p.necessary and self.stance(p.id, issue.id, deal, reading) == "no" for p in self.parties.values()):
            return False
        if option.status_quo:
            return True
        necessary = tuple(p.id for p in self.parties.values() if p.necessary)
        return self.met(option.needs or Consent(len(necessary), necessary), issue.id, deal, reading)

    def met(self, rule: Consent, issue: str, deal: Deal, reading: str) -> bool:
        """Whether a rule of consent is met."""
        enough = ("yes",) if reading == "certain" else ("yes", "maybe")
        votes = (
            self.met(p, issue, deal, reading)
            if isinstance(p, Consent)
            else self.stance(p, issue, deal, reading) in enough
            for p in rule.of
        )
        return sum(votes) >= rule.k

    def stance(self, party: str, issue: str, deal: Deal, reading: str) -> str:
        """`yes`, `maybe` or `no`: where a party stands on what a deal has for an issue."""
        said = self.said(party, issue, deal, reading)
        given = self.world.given[party, issue, deal[issue]]
        who = self.parties[party]
        if given.binding:
            return said
        if not who.members:
            return said if given.how != "nothing" else self.following(party, issue, deal, reading)
        hearsay = "maybe" if said == "yes" and given.how != "conceded" else said
        if who.decides is None:
            return hearsay
        votes = {m: self.stance(m, issue, deal, reading) for m in who.members}
        weight = who.decides.weights
        if sum(weight[m] for m, v in votes.items() if v != "no") < who.decides.quota:
            return "no"
        if sum(weight[m] for m, v in votes.items() if v == "yes") >= who.decides.quota:
            return "yes"
        return hearsay

    def said(self, party: str, issue: str, deal: Deal, reading: str) -> str:
        """What was said of a party itself, conditions met or not."""
        given = self.world.given[party, issue, deal[issue]]
        status = given.status if reading == "certain" else given.possible
        if given.conditions:
            met = any(f"{i}/{o}" in given.conditions for i, o in deal.items())
            if not met:
                return "no"
            return "maybe" if status in NO else "yes"
        return "no" if status in NO else "yes" if status in YES_STATUSES else "maybe"

    def following(self, party: str, issue: str, deal: Deal, reading: str) -> str:
        """Where a silent party stands: with alliances by unanimity that spoke for themselves."""
        said = []
        for league in self.parties.values():
            given = self.world.given[league.id, issue, deal[issue]]
            unanimous = league.decides is not None and league.decides.rule == "unanimity"
            if party in league.members and unanimous and given.binding and given.status != "unknown":
                said.append(self.said(league.id, issue, deal, reading))
        return "no" if "no" in said else "yes" if "yes" in said else "maybe"


def minimal(keys: list[Key], good: Mapping[frozenset[Key], bool]) -> set[frozenset[Key]]:
    """The subset-minimal sets that are good."""
    found: set[frozenset[Key]] = set()
    for size in range(len(keys) + 1):
        for some in map(frozenset, combinations(keys, size)):
            if good[some] and not any(f <= some for f in found):
                found.add(some)
    return found


def after(world: World, keys: Iterable[Key]) -> ByHand:
    """A world in which these standings gave way."""
    return ByHand(World(world.codebook, {**world.given, **{k: conceded(world.given[k]) for k in keys}}))


def subsets(keys: list[Key]) -> list[frozenset[Key]]:
    """All subsets."""
    return [frozenset(some) for size in range(len(keys) + 1) for some in combinations(keys, size)]
