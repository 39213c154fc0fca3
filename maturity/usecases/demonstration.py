"""Filling an empty database with invented organisations, their rounds, contributions and releases.

For the operator's command line: whoever runs commands on the server may do this, and there is no
person to ask. Who they are and what they answer is the domain's; nothing of it was ever measured.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from random import Random

from maturity.access import Visitor
from maturity.domain.group import Group
from maturity.domain.invented_answers import hardness, invented_answers, invented_figures
from maturity.domain.invented_population import (
    HALF_YEARS,
    Invented,
    code_of,
    invented_population,
    services,
)
from maturity.domain.organisation import Membership, Organisation, Person, Role
from maturity.domain.peer_offer import PeerOffer
from maturity.domain.questionnaire import Question, Questionnaire
from maturity.domain.release import Release
from maturity.domain.taskforce import EndedAuthority
from maturity.errors import MaturityError
from maturity.exchange.release_text import release_of
from maturity.locale import gettext as _
from maturity.store import Store
from maturity.usecases.come_in import invite
from maturity.usecases.demonstration_rounds import (
    A_DAY,
    Part,
    Progress,
    Scene,
    contribute,
    hand_in,
)
from maturity.usecases.publishing import publish, release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.workplace import Workplace

OFFICER = "Sam Sample (invented)"
"""Answers for all of them, so that a history can say who did."""

LEAST_LEVEL_TO_SHOW = 4


@dataclass(frozen=True)
class Made:
    """What is in the database now. `token` lets the lead of `organisation` in."""

    organisations: int
    rounds: int
    contributions: int
    releases: tuple[Release, ...]
    offers: int
    organisation: Organisation
    token: str = field(repr=False)


def make_demonstration(
    workplace: Workplace,
    questionnaire_id: str,
    seed: int,
    today: date,
    progress: Progress = lambda _: None,
) -> Made:
    """In one half-year the same seed makes the same, but for the link that lets somebody in."""
    _require_empty(workplace.store)
    scene = _scene(workplace, workplace.library.questionnaire(questionnaire_id), seed, today)
    _bring_in(scene)
    rounds = 0
    for half in range(HALF_YEARS):
        rounds += hand_in(scene, half, progress)
        contribute(scene, half)
        _release(scene, half)
    return _made(scene, rounds, _offer(scene))


def _made(scene: Scene, rounds: int, offers: int) -> Made:
    store, first = scene.work.store, scene.parts[0]
    return Made(
        organisations=len(scene.parts),
        rounds=rounds,
        contributions=len(store.contributions()),
        releases=tuple(release_of(kept.body) for kept in store.releases()),
        offers=offers,
        organisation=first.organisation,
        token=invite(scene.work, first.lead, first.organisation.id, Role.LEAD),
    )


def half_year_ends(today: date) -> tuple[date, ...]:
    """The last days of March and September up to today, as many as there are half-years."""
    years = range(today.year - HALF_YEARS, today.year + 1)
    ends = [end for year in years for end in (date(year, 3, 31), date(year, 9, 30))]
    return tuple(end for end in ends if end <= today)[-HALF_YEARS:]


def _require_empty(store: Store) -> None:
    """What is real and what is invented must never come into one release."""
    if store.organisation_by_code(code_of(1)) is not None:
        raise MaturityError(
            _(
                "There is a demonstration in this database already. Name a new file in "
                "MATURITY_DATABASE."
            )
        )
    if _has_members(store) or store.contributions() or store.releases():
        raise MaturityError(
            _(
                "This database holds real organisations, or what they contributed. Name a new "
                "file in MATURITY_DATABASE."
            )
        )


def _has_members(store: Store) -> bool:
    """Whether anybody is or was in an organisation that is real."""
    real = (*store.organisations_by_hand(), *store.search_register(""))
    return any(store.members(organisation.id) for organisation in real)


def _scene(workplace: Workplace, questionnaire: Questionnaire, seed: int, today: date) -> Scene:
    chance = Random(seed)  # noqa: S311 (it invents, and keeps no secret)
    work = replace(workplace, new_id=lambda: f"{chance.getrandbits(128):032x}")
    officer = Person(work.new_id(), OFFICER)
    harder = hardness(questionnaire, chance)
    parts = []
    for one in invented_population(chance):
        organisation = _organisation(one, work.new_id())
        lead = Visitor(officer, (Membership(officer.id, organisation.id, Role.LEAD),))
        answers = invented_answers(questionnaire, harder, chance)
        figures = invented_figures(questionnaire.indicators, chance)
        parts.append(Part(one, organisation, lead, work.new_id(), answers, figures))
    return Scene(work, questionnaire, tuple(parts), half_year_ends(today))


def _organisation(one: Invented, organisation_id: str) -> Organisation:
    return Organisation(
        id=organisation_id,
        name=one.name,
        nation=one.nation,
        type=one.type,
        region=one.region,
        population=one.population,
        register_code=one.code,
        invented=True,
    )


def _bring_in(scene: Scene) -> None:
    """Only of the first organisation is somebody a member: whoever comes in sees that one."""
    store, first = scene.work.store, scene.parts[0]
    store.save_organisations([part.organisation for part in scene.parts])
    store.save_person(first.lead.person)
    store.save_membership(first.lead.memberships[0])
    ids = {part.one.number: part.organisation.id for part in scene.parts}
    for number, members in services(part.one for part in scene.parts).items():
        name = scene.parts[number - 1].one.name
        member_ids = tuple(ids[member] for member in members)
        store.save_group(Group(scene.work.new_id(), name, ids[number], member_ids))
    ended = [
        EndedAuthority(part.one.code, scene.ends[part.one.ends] - 60 * A_DAY)
        for part in scene.parts
        if part.one.ends is not None
    ]
    store.save_ended_authorities(ended)


def _release(scene: Scene, half: int) -> None:
    """By the rules and the audit that a real one has to pass, on the evening of its cut-off."""
    cut_off = scene.ends[half]
    at = datetime.combine(cut_off, time(18), UTC)
    work, operator = replace(scene.work, now=lambda: at), Visitor(Person("", taskforce=True))
    publish(work, operator, release_draft(work, operator, Wanted(scene.questionnaire.id, cut_off)))


def _offer(scene: Scene) -> int:
    """One offer for each question of the light set that somebody is good at, and how many."""
    offers = list(_offers(scene))
    for offer in offers:
        scene.work.store.add_offer(offer)
    return len(offers)


def _offers(scene: Scene) -> Iterator[PeerOffer]:
    made_at = datetime.combine(scene.ends[-1], time(10), UTC)
    others = scene.parts[1:]
    for place, question in enumerate(scene.questionnaire.light_set().questions):
        able = [part for part in others if _is_good_at(part, question)]
        if able:
            part = able[place % len(able)]
            yield PeerOffer(
                id=scene.work.new_id(),
                organisation_id=part.organisation.id,
                question_id=question.id,
                words=f"Invented: we can show you our templates for '{question.title}'.",
                contact="Procurement team",
                link="https://example.org/",
                made_by=part.lead.person.id,
                made_at=made_at,
            )


def _is_good_at(part: Part, question: Question) -> bool:
    level = part.answers[-1][question.id].level
    return level is not None and level >= LEAST_LEVEL_TO_SHOW
