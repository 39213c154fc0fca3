"""Everything held about an organisation or a person: which tables, which columns of them, in which
order. What they mean, exchange/held_words.py says; what is left out and why, too.
"""

from collections.abc import Callable, Iterable, Mapping

Columns = tuple[str, ...]
Held = Mapping[str, Columns]

Take = Callable[[str, Iterable[tuple[str | int | None, ...]]], None]
"""Gets the name of a table, and its rows one by one."""


def _columns(names: str) -> Columns:
    return tuple(names.split())


OF_ORGANISATION: Held = {
    "organisation": _columns(
        "id name nation type region population population_year register_code invented"
    ),
    "person": _columns("id name"),
    "membership": _columns("person_id organisation_id role shut_out has_left"),
    "link": _columns(
        "purpose made_by made_at expires_at organisation_id role used_at used_by revoked_at"
    ),
    "email_domain": _columns(
        "provider domain organisation_id role made_at agreed_by agreed_at untied_at"
    ),
    "assessment": _columns(
        "id organisation_id questionnaire_id number scope started_at state version threshold"
        " share_covered roles"
    ),
    "answer": _columns(
        "assessment_id question_id version response reason evidence evidence_link evidence_note"
        " comment target author_id origin answered_at"
    ),
    "legal_answer": _columns("assessment_id check_id version response note author_id answered_at"),
    "indicator_entry": _columns(
        "assessment_id indicator_id version value numerator denominator period note author_id"
        " entered_at"
    ),
    "frozen_result": _columns(
        "assessment_id submission submitted_at submitted_by result constants content_hash"
        " attributes"
    ),
    "reopening": _columns("assessment_id submission reopened_at reopened_by reason"),
    "plan_wishes": _columns(
        "assessment_id version start_day quarters days_a_quarter most_parallel most_actions"
        " priorities preset author_id asked_at"
    ),
    "plan_target": _columns("assessment_id question_id version target author_id chosen_at"),
    "action_record": _columns(
        "assessment_id action_id version status owner start_day due_day notes evidence_link reason"
        " pinned_to not_before author_id recorded_at"
    ),
    "own_action": _columns("assessment_id action_id version title days author_id worded_at"),
    "workshop": _columns(
        "id assessment_id made_by made_at starts_at expires_at roles vote_ahead state on_the_wall"
        " version"
    ),
    "workshop_item": _columns(
        "workshop_id question_id place minutes state ballot revealed opened_at agreed_level"
        " agreed_reason agreed_evidence agreed_dissent agreed_settled agreed_by agreed_at"
    ),
    "workshop_ballot": _columns("workshop_id question_id ballot cards outcome"),
    "paper": _columns("workshop_id question_id ballot choice"),
    "workshop_role": _columns("workshop_id role joined"),
    "contribution": _columns(
        "id code consent_by consent_at record taken_at origin organisation_id"
    ),
    "withdrawal": _columns("code withdrawn_at"),
    "issued_code": _columns("code name issued_at organisation_id"),
    "peer_offer": _columns(
        "id organisation_id question_id words contact link made_by made_at withdrawn_at removed_at"
    ),
    "peer_offer_report": _columns("offer_id organisation_id reason reported_at settled_at"),
    "service_group": _columns("id name"),
    "service_group_member": _columns("group_id organisation_id place"),
    "service_offer": _columns("group_id meant_for offered_at expires_at ended_at accepted"),
    "served": _columns("group_id organisation_id number joined_by joined_at left_at"),
    "service_sharing": _columns("group_id organisation_id number agreed_by agreed_at ended_at"),
    "service_question": _columns("group_id question_id version runs set_by set_at"),
    "service_confirmation": _columns("assessment_id question_id version group_id service_version"),
    "handed": _columns(
        "assessment_id question_id number person_id handed_by handed_at taken_back_by taken_back_at"
    ),
    "succession": _columns("organisation_id number successor_id merged_at agreed_at ended_at"),
    "audit_entry": _columns("number event actor at organisation_id facts"),
}

OF_PERSON: Held = {
    "person": _columns("id name owner taskforce"),
    "organisation": _columns("id name"),
    "membership": _columns("person_id organisation_id role shut_out has_left"),
    "identity": _columns(
        "issuer subject provider person_id email first_seen last_seen signed_out_at closed_at"
    ),
    "link": _columns("purpose made_at expires_at organisation_id role used_at revoked_at"),
    "act": _columns("what organisation_id assessment_id item version at"),
    "audit_entry": _columns("number event at organisation_id"),
}
"""`act` is no table of the database: it gathers from all of them what somebody did, and when. What
they wrote is their organisation's, and in its own export.
"""

_WHOLE_NUMBERS = frozenset(
    _columns(
        "population population_year invented shut_out has_left owner taskforce number version"
        " submission target quarters days_a_quarter most_parallel most_actions days vote_ahead"
        " place minutes ballot revealed agreed_level agreed_settled joined accepted runs"
        " service_version"
    )
)


def holds_numbers(table: str, column: str) -> bool:
    """Whether a column holds whole numbers. All others hold text, such as who owns an action."""
    return column in _WHOLE_NUMBERS and (table, column) != ("action_record", "owner")
