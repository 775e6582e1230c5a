"""The laws of the deal engine, on small negotiations, against brute force."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dragoman.deals import blockage, options, outcomes
from dragoman.deals.constraints import World, blocks, model, open_to_asking
from dragoman.model import Codebook, Consent, Issue, Party, Rule
from dragoman.overview.alliances import resolve
from dragoman.overview.standing import NO, Key, Standing
from tests.deals.small_worlds import ByHand, after, minimal, subsets, worlds

ORDER = {"no": 0, "possible": 1, "yes": 2}
EVERYTHING = 10_000
fast = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
slow = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@fast
@given(worlds())
def test_the_answer_is_that_of_brute_force(world: World) -> None:
    assert world.answer == ByHand(world).answer()


@slow
@given(worlds())
def test_the_deals_are_those_of_brute_force(world: World) -> None:
    by_hand = ByHand(world)
    assume(world.components)
    parts = [outcomes.pieces(outcomes.Table(world), part) for part in world.components]
    found, complete = outcomes.best(parts, EVERYTHING)
    assert complete
    deals = {tuple(sorted(p.choice)): p.certain for p in found}
    assert len(deals) == len(found)
    assert set(deals) == {tuple(sorted(d.items())) for d in by_hand.deals("possible")}
    assert {d for d, sure in deals.items() if sure} == {tuple(sorted(d.items())) for d in by_hand.deals("certain")}


@slow
@given(worlds(conditions=False))
def test_options_alone_are_those_of_brute_force_on_one_issue(world: World) -> None:
    world = World(replace(world.codebook, rules=()), world.given)
    for issue, answers in options.alone(world).items():
        single = replace(world.codebook, issues=tuple(i for i in world.codebook.issues if i.id == issue))
        by_hand = ByHand(World(single, world.given))
        for option, found in answers.items():
            sure, can = (by_hand.settled(single.issues[0], {issue: option}, r) for r in ("certain", "possible"))
            assert found == ("yes" if sure else "possible" if can else "no")


@slow
@given(worlds())
def test_options_within_deals_are_those_of_brute_force(world: World) -> None:
    by_hand = ByHand(world)
    sure, can = ({ref for d in by_hand.deals(r) for ref in d.items()} for r in ("certain", "possible"))
    for issue, answers in options.within(world).items():
        for option, found in answers.items():
            ref = (issue, option)
            assert found == ("yes" if ref in sure else "possible" if ref in can else "no")


@slow
@given(worlds())
def test_an_alliances_conditions_are_what_its_members_make_of_them(world: World) -> None:
    """Where all that it asks for is met its members carry it; under unanimity they do not where nothing is."""
    rules = {p.id: p.decides.rule for p in world.codebook.parties if p.decides}
    bare = _met(world, frozenset())
    for key, standing in resolve(world.codebook, world.given).items():
        if standing.how == "members" and standing.conditions:
            met = _met(world, frozenset(standing.conditions))
            assert standing.status not in ("wants", "accepts") or met[key].status in ("wants", "accepts")
            assert rules[key[0]] != "unanimity" or standing.status == "considers" or bare[key].status in NO


def _met(world: World, taken: frozenset[str]) -> dict[Key, Standing]:
    """All standings in a deal with just these options."""
    return resolve(world.codebook, {key: outcomes.settled(s, taken) for key, s in world.given.items()})


def _blocked(world: World) -> blockage.Blockage:
    weights = {key: 1 + len(s.status) for key, s in world.given.items() if blocks(s)}
    return blockage.find(world, weights, EVERYTHING)


@slow
@given(worlds())
def test_blockers_and_openings_are_those_of_brute_force(world: World) -> None:
    assume(world.answer == "no")
    soft = sorted(model(world, "possible").selectors)
    assume(len(soft) <= 8)
    found = _blocked(world)
    open_after = {some: bool(after(world, some).deals("possible")) for some in subsets(soft)}
    if not open_after[frozenset(soft)]:
        assert found.rules
        assert not found.blockers.items
        return
    stuck_with = {some: not open_after[frozenset(soft) - some] for some in open_after}
    assert not found.rules
    assert {frozenset(b.statuses) for b in found.blockers.items} == minimal(soft, stuck_with)
    assert {frozenset(o.concessions) for o in found.openings.items} == minimal(soft, open_after)
    for opening in found.openings.items:
        assert opening.result == after(world, opening.concessions).answer()
    assert [o.weight for o in found.openings.items] == sorted(o.weight for o in found.openings.items)


@slow
@given(worlds())
def test_what_is_missing_is_that_of_brute_force(world: World) -> None:
    assume(world.answer == "possible")
    soft = sorted(model(world, "certain", soft=open_to_asking).selectors)
    assume(len(soft) <= 8)
    sure_after = {some: bool(after(world, some).deals("certain")) for some in subsets(soft)}
    found = blockage.missing(world, EVERYTHING)
    assert found.complete
    assert {frozenset(keys) for keys in found.items} == minimal(soft, sure_after)


@fast
@given(worlds(), st.data())
def test_a_new_no_never_creates_a_deal(world: World, data: st.DataObject) -> None:
    silent = sorted(key for key, s in world.given.items() if s.how == "nothing")
    assume(silent)
    key = data.draw(st.sampled_from(silent))
    basis = data.draw(st.sampled_from(["own", "reported"]))
    no = Standing(*key, status="refuses", possible="refuses", basis=basis, how="said")
    assert ORDER[world.altered({key: no}).answer] <= ORDER[world.answer]


@fast
@given(worlds(), st.data())
def test_a_no_taken_back_never_removes_a_deal(world: World, data: st.DataObject) -> None:
    against = sorted(key for key, s in world.given.items() if s.possible in NO and not s.conditions)
    assume(against)
    key = data.draw(st.sampled_from(against))
    assert ORDER[world.altered({key: Standing(*key)}).answer] >= ORDER[world.answer]


@fast
@given(worlds(), st.data())
def test_what_is_known_of_other_parts_is_right(world: World, data: st.DataObject) -> None:
    assert world.answer
    key = data.draw(st.sampled_from(sorted(world.given)))
    changed = {key: Standing(*key, status="refuses", possible="refuses", basis="own", how="said")}
    assert world.altered(changed).answer == World(world.codebook, {**world.given, **changed}).answer


def _renamed(world: World, shuffle: st.DataObject) -> World:
    """The same world with other ids, in another order."""
    book = world.codebook
    party = {p.id: f"q{n}" for n, p in enumerate(reversed(book.parties))}
    issue = {i.id: f"j{n}" for n, i in enumerate(reversed(book.issues))}

    def ref(text: str | None) -> str | None:
        return None if text is None else f"{issue[text.split('/')[0]]}/{text.split('/')[1]}"

    def consent(rule: Consent | None) -> Consent | None:
        of = rule and tuple(consent(p) if isinstance(p, Consent) else party[p] for p in rule.of)
        return rule and replace(rule, of=of)

    def joined(p: Party) -> Party:
        weights = p.decides and {party[m]: w for m, w in p.decides.weights.items()}
        decides = p.decides and replace(p.decides, weights=weights)
        return replace(p, id=party[p.id], members=tuple(party[m] for m in reversed(p.members)), decides=decides)

    def put(i: Issue) -> Issue:
        options = tuple(replace(o, needs=consent(o.needs)) for o in i.options)
        return replace(i, id=issue[i.id], options=tuple(shuffle.draw(st.permutations(options))))

    renamed = Codebook(
        "m",
        tuple(shuffle.draw(st.permutations([joined(p) for p in book.parties]))),
        tuple(shuffle.draw(st.permutations([put(i) for i in book.issues]))),
        tuple(Rule(ref(r.if_) or "", ref(r.then), ref(r.not_with)) for r in reversed(book.rules)),
    )
    given = {
        (party[p], issue[i], o): replace(
            s, party=party[p], issue=issue[i], conditions=tuple(ref(c) or "" for c in s.conditions)
        )
        for (p, i, o), s in world.given.items()
    }
    return World(renamed, given)


@slow
@given(worlds(), st.data())
def test_names_and_order_change_nothing(world: World, data: st.DataObject) -> None:
    other = _renamed(world, data)
    assert other.answer == world.answer
    if world.answer == "no":
        mine, theirs = _blocked(world), _blocked(other)
        assert mine.rules == theirs.rules
        assert sorted(len(b.statuses) for b in mine.blockers.items) == sorted(
            len(b.statuses) for b in theirs.blockers.items
        )
        assert [o.weight for o in mine.openings.items] == [o.weight for o in theirs.openings.items]


@fast
@given(worlds(conditions=False))
def test_resolved_standings_are_those_of_brute_force(world: World) -> None:
    by_hand = ByHand(world)
    for (party, issue, option), s in resolve(world.codebook, world.given).items():
        sure = by_hand.stance(party, issue, {issue: option}, "certain")
        can = by_hand.stance(party, issue, {issue: option}, "possible")
        assert (s.status in NO) == (sure == "no")
        assert (s.possible in NO) == (can == "no")
        assert (s.status in ("wants", "accepts") and s.confirmed) == (sure == "yes")
