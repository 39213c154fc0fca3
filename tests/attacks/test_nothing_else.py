"""No other output says more than a release: not of who is in it, and not of what they answered."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from maturity.access import Visitor
from maturity.documents.plain_text import plain_text
from maturity.domain.assessment import Answer
from maturity.domain.contribution import KeptContribution
from maturity.domain.round import Assessment
from maturity.errors import MaturityError
from maturity.exchange.release_file import release_bytes
from maturity.exchange.release_text import release_json
from maturity.store.tables import Adapter
from maturity.usecases.answering import GivenAnswer, answer_question
from maturity.usecases.answers_file import download_answers
from maturity.usecases.comparison_screen import comparison_blocks, comparison_sentence
from maturity.usecases.contributing import contribution_file, withdraw
from maturity.usecases.handing_in import reopen_round, submissions_of, submit_round
from maturity.usecases.peer_offers import GivenOffer, make_offer
from maturity.usecases.plan_documents import Wanted as WantedPart
from maturity.usecases.plan_documents import plan_file
from maturity.usecases.plan_receipt import plan_receipt
from maturity.usecases.publishing import publish, published_file, release_draft
from maturity.usecases.release_order import Wanted
from maturity.usecases.result_document import result_document
from maturity.usecases.rounds import open_round
from maturity.usecases.sector_document import sector_file
from tests.attacks.attacker import half_yearly
from tests.attacks.population import some, three_years
from tests.usecases.contributors import crowd, equip, handed_in, registered, say_yes
from tests.usecases.places import TEA, Place

SECRETIVE, WORDS = "Zyxborough", "We hide the teapot in the cellar."
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sector:
    """A release is out. `me` looks at it, and `they` are in it."""

    place: Place
    me: Visitor
    mine: Assessment
    they: Visitor
    theirs: Assessment
    owner: Visitor
    release_id: str


@pytest.fixture
def sector(tmp_path: Path, empty_adapter: Adapter) -> Sector:
    place = equip(Place(tmp_path / "maturity.db", empty=empty_adapter))
    crowd(place, 30)
    me, mine = handed_in(place, registered(place, "AMB"), 3, 2)
    they, theirs = handed_in(place, registered(place, "ZYX", name=SECRETIVE), 5, 5)
    for who, round_ in ((me, mine), (they, theirs)):
        say_yes(place.work, who, round_.id)
    place.clock.forward(WEEK)
    owner = place.person("Olga", owner=True)
    day = place.clock().date()
    draft = release_draft(place.work, owner, Wanted(TEA, day))
    kept = publish(place.work, owner, draft)
    return Sector(place, me, mine, they, theirs, owner, kept.id)


Output = Callable[[Sector], str | bytes]


def of_plan(part: str) -> Output:
    def output(s: Sector) -> bytes:
        found = open_round(s.place.work, s.me, s.mine.id)
        return plan_file(s.place.work, s.me, found, WantedPart(part, "html"))

    return output


def frozen(s: Sector) -> str:
    return str(submissions_of(s.place.work, s.me, s.mine.id)[-1].result.result)


OUTPUTS: dict[str, Output] = {
    "result": lambda s: plain_text(
        result_document(s.place.work, s.me, open_round(s.place.work, s.me, s.mine.id))
    ),
    "comparison": lambda s: plain_text(
        comparison_blocks(s.place.work, s.me, open_round(s.place.work, s.me, s.mine.id))
    ),
    "sentence": lambda s: comparison_sentence(
        s.place.work, s.me, open_round(s.place.work, s.me, s.mine.id)
    ),
    "answers CSV": lambda s: download_answers(s.place.work, s.me, s.mine.id),
    "result JSON": frozen,
    "plan": of_plan("full"),
    "members' page": of_plan("members"),
    "evidence": of_plan("evidence"),
    "receipt": lambda s: plan_receipt(
        s.place.work, s.me, open_round(s.place.work, s.me, s.mine.id)
    ),
    "own contribution": lambda s: contribution_file(s.place.work, s.me, "amb"),
    "sector page": lambda s: sector_file(s.place.work, s.me, TEA, "html"),
    "release": lambda s: published_file(s.place.work, s.owner, s.release_id),
}


def outputs(s: Sector) -> dict[str, str]:
    found = {name: output(s) for name, output in OUTPUTS.items()}
    return {n: o.decode("latin-1") if isinstance(o, bytes) else o for n, o in found.items()}


def names_of(kept: KeptContribution) -> Iterator[str]:
    envelope = kept.contribution.envelope
    yield from (envelope.code, envelope.key, envelope.consent_by, kept.contribution.record.id)


def test_no_output_names_anybody_who_is_in_the_release(
    sector: Sector, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    others = [
        kept
        for kept in sector.place.work.store.contributions()
        if kept.contribution.envelope.code != "AMB"
    ]
    assert len(others) == 31
    secrets = {name for kept in others for name in names_of(kept)} | {SECRETIVE, "Lead of zyx"}

    found = outputs(sector) | {"log": caplog.text, "printed": "".join(capfd.readouterr())}

    assert len(found["release"]) > 10_000
    assert "quarter" in found["comparison"]
    assert not [(name, s) for name, text in found.items() for s in secrets if s in text]


def test_nothing_that_others_do_between_releases_changes_a_byte(sector: Sector) -> None:
    place, they, theirs = sector.place, sector.they, sector.theirs
    before = outputs(sector)

    place.clock.forward(WEEK)
    reopen_round(place.work, they, theirs.id, WORDS)
    answer = GivenAnswer("pot.full", Answer(0, comment=WORDS), based_on=1)
    answer_question(place.work, they, theirs.id, answer)
    after_answer = outputs(sector)
    submit_round(place.work, they, theirs.id)
    say_yes(place.work, they, theirs.id)
    after_contribution = outputs(sector)
    place.clock.forward(WEEK)
    make_offer(place.work, they, theirs.id, GivenOffer("pot.full", "Ask us.", "Kitchen"))
    withdraw(place.work, they, "zyx")
    crowd(place, 45, place.clock(), level=5)

    assert before == after_answer == after_contribution == outputs(sector)


def test_a_probe_is_refused_in_words_that_name_nobody(sector: Sector) -> None:
    today = sector.place.clock().date()
    said: list[str] = []
    probes: list[Callable[[], object]] = [
        lambda: open_round(sector.place.work, sector.me, sector.theirs.id),
        lambda: contribution_file(sector.place.work, sector.me, "zyx"),
        lambda: withdraw(sector.place.work, sector.me, "zyx"),
        lambda: published_file(sector.place.work, sector.me, sector.release_id),
        lambda: release_draft(sector.place.work, sector.me, Wanted(TEA, today)),
    ]
    for probe in probes:
        with pytest.raises(MaturityError) as refused:
            probe()
        said.append(str(refused.value))

    assert not [words for words in said if SECRETIVE in words or "ZYX" in words]


def test_the_file_of_a_release_holds_no_code_key_or_record_of_three_years() -> None:
    events = three_years(some(60))
    ledgers = half_yearly(events)
    kept = [event.kept for event in events if event.kept is not None]
    secrets = {name.encode() for one in kept for name in names_of(one)}

    for ledger in ledgers:
        public = release_bytes(ledger.release) + release_json(ledger.release).encode()
        assert not [secret for secret in secrets if secret in public]
