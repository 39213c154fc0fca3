"""A receipt from a file: what its plan was made from. Not whether its numbers are right."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from maturity.domain.assessment import Answer, Answers, EvidenceKind, NoLevel, Response, Scope
from maturity.domain.kept_plan import Wishes
from maturity.domain.law import NATIONS
from maturity.domain.plan import ActionRecord, OwnAction, PlanRequest, Preset, Status
from maturity.errors import ReceiptError
from maturity.exchange.json_file import read_json
from maturity.exchange.receipt import FORMAT, VERSION, Json
from maturity.exchange.receipt_parts import OddPart, Part
from maturity.exchange.text_file import shown
from maturity.locale import gettext as _

NO_LEVELS = {response.value: response for response in NoLevel if response.value}
KINDS: dict[str, EvidenceKind] = {kind: kind for kind in get_args(EvidenceKind)}
PRESETS: dict[str, Preset] = {preset: preset for preset in get_args(Preset)}


@dataclass(frozen=True)
class Receipt:
    """What the plan of a receipt was made from. `optimal` tells whether it was compared with the
    best possible one. `whole` is all of the receipt.
    """

    questionnaire_id: str
    questionnaire_hash: str
    catalogue_id: str
    catalogue_hash: str
    scope: Scope
    answers: Answers
    request: PlanRequest
    optimal: bool
    whole: Json


def read_receipt(path: Path) -> Receipt:
    """Or ReceiptError, with one sentence: what follows from a damaged part is no news."""
    whole = read_json(path, ReceiptError)
    try:
        _require_ours(whole)
        return _receipt(Part(whole))
    except OddPart as fault:
        raise ReceiptError((f"{path}: {fault}",)) from None


def _require_ours(whole: Any) -> None:
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise OddPart(_("this is no receipt of the index. Name a file that 'plan' wrote."))
    if whole.get("version") != VERSION:
        raise OddPart(
            _("this is a receipt of version {found}. This program knows version {known}.").format(
                found=shown(str(whole.get("version"))[:100]), known=VERSION
            )
        )


def _receipt(part: Part) -> Receipt:
    questionnaire, catalogue = part.at("questionnaire"), part.at("catalogue")
    return Receipt(
        questionnaire_id=questionnaire.at("id").text(),
        questionnaire_hash=questionnaire.at("hash").text(),
        catalogue_id=catalogue.at("id").text(),
        catalogue_hash=catalogue.at("hash").text(),
        scope=questionnaire.at("scope").one_of({scope.value: scope for scope in Scope}),
        answers={question: _answer(answer) for question, answer in part.at("answers").items()},
        request=_request(part.at("request")),
        optimal=part.at("optimum").value is not None,
        whole=part.value,
    )


def _answer(part: Part) -> Answer:
    """Not the reason why a question does not apply: no number depends on it."""
    return Answer(
        response=_response(part.at("level")),
        evidence=part.at("evidence").maybe(lambda kind: kind.one_of(KINDS)),
        target=part.at("target").maybe(Part.number),
    )


def _response(part: Part) -> Response:
    if part.value is None:
        return NoLevel.UNANSWERED
    return part.one_of(NO_LEVELS) if isinstance(part.value, str) else part.number()


def _request(part: Part) -> PlanRequest:
    return PlanRequest(
        nation=part.at("nation").one_of({nation: nation for nation in NATIONS}),
        **vars(_wishes(part)),
        targets={question: level.number() for question, level in part.at("targets").items()},
        records={i: _record(i, record) for i, record in part.at("records").items()},
        own_actions=tuple(_own_action(own) for own in part.at("own_actions").parts()),
    )


def _wishes(part: Part) -> Wishes:
    return Wishes(
        start=part.at("start").day(),
        quarters=part.at("quarters").number(),
        days_a_quarter=part.at("days_a_quarter").number(),
        parallel=part.at("parallel").maybe(Part.number),
        most_actions=part.at("most_actions").maybe(Part.number),
        priorities=tuple(priority.text() for priority in part.at("priorities").parts()),
        preset=part.at("preset").one_of(PRESETS),
    )


def _record(action_id: str, part: Part) -> ActionRecord:
    return ActionRecord(
        action_id,
        status=part.at("status").one_of({status.value: status for status in Status}),
        start=part.at("start").maybe(Part.day),
        pinned_to=part.at("pinned_to").maybe(Part.day),
        not_before=part.at("not_before").maybe(Part.day),
    )


def _own_action(part: Part) -> OwnAction:
    return OwnAction(part.at("id").text(), title="", days=part.at("days").number())
