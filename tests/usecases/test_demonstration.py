"""The invented population: whole, believable, the same again, and never mixed with what is real."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from maturity.content import SHIPPED
from maturity.content.compiled import open_library
from maturity.domain.invented_answers import hardness, invented_answers
from maturity.domain.invented_population import ENDS, STARTS, invented_population
from maturity.domain.organisation import Organisation
from maturity.domain.questionnaire import Questionnaire
from maturity.domain.round import State
from maturity.domain.scoring import score
from maturity.errors import MaturityError
from maturity.exchange.ledger_file import ledger_of
from maturity.store.joined import JoinedAdapter
from maturity.store.sql import SqlStore
from maturity.store.sqlite import SqliteAdapter
from maturity.usecases.come_in import follow_link
from maturity.usecases.demonstration import Made, half_year_ends, make_demonstration
from maturity.usecases.peer_offers import make_offer, offers_for_task
from maturity.usecases.plans import plan_of
from maturity.usecases.publishing import release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.rounds import open_round, rounds_of, start_round
from tests.exchange.registers import REAL, needs_the_register
from tests.usecases.places import TEA, Place
from tests.usecases.test_peer_offers import HOW

OURS = "social-value-2026"
TODAY = date(2026, 11, 22)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (it invents)


def make(place: Place, seed: int = 1) -> Made:
    """In one transaction, as the command does."""
    adapter = SqliteAdapter(place.database)
    return adapter.write(
        lambda tx: make_demonstration(
            replace(place.work, store=SqlStore(JoinedAdapter(adapter.driver, tx))),
            OURS,
            seed,
            TODAY,
        )
    )


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Place, Made]:
    """Made once: nothing below changes what another test looks at."""
    place = Place(tmp_path_factory.mktemp("demonstration") / "maturity.db")
    place.work = replace(place.work, library=open_library((SHIPPED,), cache))
    return place, make(place)


@pytest.fixture(scope="module")
def ours(cache: Path) -> Questionnaire:
    return open_library((SHIPPED,), cache).questionnaire(OURS)


def test_all_that_is_made_is_invented_and_says_so(shown: tuple[Place, Made]) -> None:
    place, made = shown

    kept = place.work.store.contributions()

    assert (made.organisations, made.rounds, made.contributions) == (120, len(kept), len(kept))
    assert made.rounds > 200
    assert all(each.contribution.record.invented for each in kept)
    assert made.organisation.invented
    assert [release.invented for release in made.releases] == [True, True, True]


def test_the_releases_show_what_a_release_can_show(shown: tuple[Place, Made]) -> None:
    place, made = shown
    first, second, last = made.releases
    ledgers = {i: ledger_of(text) for i, text in place.work.store.ledgers().items()}

    assert [r.cut_off.isoformat() for r in made.releases] == [
        "2025-09-30",
        "2026-03-31",
        "2026-09-30",
    ]
    assert first.contributions < second.contributions < last.contributions
    assert {group.family for group in last.groups} == {"national", "type", "region", "size"}
    assert {missing.because for missing in last.missing} >= {"few"}
    assert last.questions
    assert last.indicators
    assert last.movement is not None
    assert set(ledgers[last.id].left_out.values()) >= {"withdrawn", "ended", "members"}
    assert not any(ledger.leaks for ledger in ledgers.values())


def test_whoever_follows_the_link_leads_an_organisation_with_three_rounds_and_offers(
    shown: tuple[Place, Made],
) -> None:
    place, made = shown

    zoe = place.again(follow_link(place.work, made.token, None))

    rounds = rounds_of(place.work, zoe, made.organisation.id)
    assert [r.state for r in rounds] == [State.SUBMITTED] * 3
    found = open_round(place.work, zoe, rounds[-1].id)
    assert found.done == found.asked == 36
    assert place.work.store.indicator_entries(found.assessment.id)
    hand = plan_of(place.work, zoe, found)
    beside = [offers_for_task(place.work, zoe, hand, s.task) for s in hand.plan.scheduled]
    assert made.offers > 10
    assert any(beside)


def test_a_real_release_takes_nothing_that_is_invented(shown: tuple[Place, Made]) -> None:
    """Somebody uses the database for real after all."""
    place, _ = shown
    kept = place.work.store.contributions()[0]
    envelope = replace(kept.contribution.envelope, code="AMB", key="f" * 32)
    record = replace(kept.contribution.record, id="f" * 32, invented=False)
    contribution = replace(kept.contribution, envelope=envelope, record=record)
    real = replace(kept, contribution=contribution, organisation_id=None)
    place.work.store.save_organisation(Organisation("a", "A", "england", register_code="AMB"))
    olga = place.person("Olga", owner=True)
    wanted = Wanted(OURS, date(2026, 10, 31))
    later = replace(place.work, now=lambda: place.clock.instant.replace(year=2027))

    drafted = release_draft(later, olga, wanted)
    place.work.store.add_contributions([real])

    assert drafted.release.invented
    with pytest.raises(MaturityError, match="Invented data and real data are mixed"):
        release_draft(later, olga, wanted)


def test_a_second_demonstration_is_refused(shown: tuple[Place, Made]) -> None:
    place, _ = shown

    with pytest.raises(MaturityError, match="There is a demonstration in this database already"):
        make(place, seed=2)


@pytest.mark.parametrize("code", ["", "AMB"])
def test_a_database_in_which_somebody_works_is_refused_and_stays_as_it_was(
    place: Place, code: str
) -> None:
    ambridge = Organisation("ambridge", "Ambridge", "england", register_code=code)
    place.work.store.save_organisation(ambridge)
    ann = place.lead(ambridge)

    with pytest.raises(MaturityError, match="This database holds real organisations"):
        make(place)

    assert place.work.store.organisation_by_code("INVENTED-001") is None
    assert rounds_of(place.work, ann, "ambridge") == ()


def test_what_a_demonstration_offers_is_hidden_from_real_organisations(place: Place) -> None:
    invented = Organisation("x", "X", "england", invented=True)
    place.work.store.save_organisation(invented)
    lead = place.lead(invented, "Xenia")
    begun = start_round(place.work, lead, "x", TEA)
    make_offer(place.work, lead, begun.id, HOW)
    ann, ours = place.round()
    place.answer(ann, ours, "pot.full", 1)

    hand = plan_of(place.work, ann, open_round(place.work, ann, ours.id))

    assert not [s for s in hand.plan.scheduled if offers_for_task(place.work, ann, hand, s.task)]


def test_the_same_seed_invents_the_same_and_another_one_others(ours: Questionnaire) -> None:
    def invent(seed: int) -> object:
        chance = seeded(seed)
        population = invented_population(chance)
        return population, invented_answers(ours, hardness(ours, chance), chance)

    assert invent(7) == invent(7)
    assert invent(7) != invent(8)


@pytest.mark.parametrize("seed", [1, 2, 2**40])
def test_the_population_is_like_the_register_and_no_name_stands_twice(seed: int) -> None:
    population = invented_population(seeded(seed))

    kinds = [one.type for one in population]
    assert len(population) == len({one.name for one in population}) == 120
    assert kinds.count("combined-authority") == 2
    assert kinds.count("shared-service") == 2
    assert 0.35 < kinds.count("district") / 120 < 0.5
    assert len([one for one in population if one.served_by]) == 6
    assert all(any(one.hands_in) for one in population)


@needs_the_register
def test_no_invented_place_is_in_the_public_register() -> None:
    register = REAL.read_text(encoding="utf-8").casefold()
    places = [f"{start}{end}" for n in STARTS for start in STARTS[n] for end in ENDS[n]]

    assert not [place for place in places if place.casefold() in register]


def test_levels_hang_together_rise_slowly_and_are_lowest_in_the_last_theme(
    ours: Questionnaire,
) -> None:
    chance = seeded(3)
    harder, light = hardness(ours, chance), ours.light_set()
    everybody = [invented_answers(ours, harder, chance) for _ in range(60)]

    first, last = ([score(light, one[half]) for one in everybody] for half in (0, 2))

    means = [float(sum(s.score.point or 0 for s in cards) / 60) for cards in (first, last)]
    themes = [float(sum(s.themes[n].score.point or 0 for s in last) / 60) for n in range(4)]
    assert 0 < means[1] - means[0] < 0.15
    assert themes[3] == min(themes)
    assert all(card.comparable for card in last)
    assert len({card.score.point for card in last}) > 30


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 9, 29), date(2026, 3, 31)),
        (date(2027, 1, 1), date(2026, 9, 30)),
        (date(2027, 3, 31), date(2027, 3, 31)),
    ],
)
def test_the_last_cut_off_is_the_end_of_the_last_half_year(today: date, last: date) -> None:
    ends = half_year_ends(today)

    assert ends[-1] == last
    assert len(ends) == 3
    assert ends == tuple(sorted(ends))
