"""What each column of an export of everything means. Its tables are held_words.py's."""

from maturity.locale import gettext as _


def column_words(table: str, column: str) -> str:
    """KeyError for one that nobody described."""
    special = _special()
    return special[table, column] if (table, column) in special else _usual()[column]


def _usual() -> dict[str, str]:
    return {
        **_which(),
        **_who(),
        **_where(),
        **_when_made(),
        **_when_done(),
        **_when_over(),
        **_what_a_round_has(),
        **_what_a_result_has(),
        **_what_a_workshop_has(),
        **_counts(),
        **_amounts(),
    }


def _which() -> dict[str, str]:
    return {
        "id": _("the id that other tables use for it"),
        "organisation_id": _("which organisation, by its id"),
        "assessment_id": _("which round, by its id in the table assessment"),
        "question_id": _("which question of the questionnaire"),
        "check_id": _("which question of the legal check"),
        "indicator_id": _("which indicator"),
        "action_id": _("which action"),
        "workshop_id": _("which workshop, by its id"),
        "offer_id": _("which offer to other organisations, by its id"),
        "group_id": _("which shared service, by its id in the table service_group"),
        "person_id": _("who, by their id in the table person"),
    }


def _who() -> dict[str, str]:
    return {
        "author_id": _("who wrote it, by their id"),
        "made_by": _("who made it, by their id"),
        "used_by": _("who followed it, by their id"),
        "submitted_by": _("who handed it in, by their id"),
        "reopened_by": _("who reopened it, by their id"),
        "agreed_by": _("who agreed, or set the level, by their id"),
        "joined_by": _("who joined, by their id"),
        "set_by": _("who said so, by their id"),
        "handed_by": _("who handed it on, by their id"),
        "taken_back_by": _("who took it back, by their id"),
        "consent_by": _("who agreed to contribute: name and id"),
    }


def _where() -> dict[str, str]:
    return {
        "actor": _("who did it, by their id, or that it was a command on the server"),
        "name": _("the name"),
        "nation": _("the nation, which says whose law applies"),
        "region": _("the region"),
        "register_code": _("the code in the public register, where it has one"),
        "provider": _("who vouches for the account, as the server's settings call them"),
        "domain": _("the part of e-mail addresses after the @"),
        "email": _("the address that the provider told"),
        "issuer": _("the provider's own address"),
        "subject": _("what the provider calls you"),
        "successor_id": _("the organisation that came after it, by its id"),
    }


def _when_made() -> dict[str, str]:
    return {
        "made_at": _("when it was made"),
        "expires_at": _("until when it works"),
        "used_at": _("when it was followed"),
        "revoked_at": _("when it was taken back"),
        "untied_at": _("when this ended"),
        "started_at": _("when it began"),
        "starts_at": _("when its day begins"),
        "answered_at": _("when it was answered"),
        "entered_at": _("when it was entered"),
        "submitted_at": _("when it was handed in"),
        "reopened_at": _("when it was reopened"),
        "asked_at": _("when it was asked for"),
        "chosen_at": _("when it was chosen"),
    }


def _when_done() -> dict[str, str]:
    return {
        "recorded_at": _("when it was noted"),
        "worded_at": _("when it was written"),
        "opened_at": _("when its vote was opened"),
        "agreed_at": _("when that was"),
        "handed_at": _("when it was handed on"),
        "taken_back_at": _("when it was taken back"),
        "merged_at": _("when they were merged"),
        "consent_at": _("when they agreed"),
        "taken_at": _("when it came in"),
        "withdrawn_at": _("when it was taken back"),
        "issued_at": _("when it was issued"),
        "removed_at": _("when the taskforce took it off"),
        "reported_at": _("when it was reported"),
    }


def _when_over() -> dict[str, str]:
    return {
        "settled_at": _("when that was settled"),
        "offered_at": _("when it was offered"),
        "joined_at": _("since when"),
        "left_at": _("until when; empty while it lasts"),
        "ended_at": _("when it ended; empty while it lasts"),
        "set_at": _("when that was said"),
        "first_seen": _("when you first signed in with it"),
        "last_seen": _("when you last did"),
        "signed_out_at": _("when you signed out; sign-ins before that are over"),
        "closed_at": _("when it was closed; it lets nobody in since"),
        "at": _("when"),
        "start_day": _("from which day"),
        "due_day": _("until which day"),
    }


def _what_a_round_has() -> dict[str, str]:
    return {
        "role": _("the role"),
        "roles": _("which roles took part"),
        "purpose": _("what the link is for"),
        "state": _("how far it is"),
        "scope": _("the light set of questions, or all"),
        "questionnaire_id": _("which edition of the questionnaire"),
        "threshold": _("from which value of a contract on, as you wrote it"),
        "share_covered": _("which share of spending is in, as you wrote it"),
        "response": _("the answer: a level, or a word where there is none"),
        "reason": _("why, as somebody wrote it"),
        "evidence": _("how strong the evidence is"),
        "evidence_link": _("a link to the evidence"),
        "evidence_note": _("a note about the evidence"),
        "comment": _("a comment"),
        "note": _("a note"),
        "notes": _("notes"),
    }


def _what_a_result_has() -> dict[str, str]:
    return {
        "origin": _("how it came in"),
        "value": _("the figure"),
        "numerator": _("the upper number of a ratio"),
        "denominator": _("the lower number of a ratio"),
        "period": _("the time that the figure is of"),
        "result": _("the whole result, as JSON"),
        "constants": _("the rules that it was worked out by, as JSON"),
        "content_hash": _("a fingerprint of the questions and rules"),
        "attributes": _("what the organisation was like on that day, as JSON"),
        "priorities": _("what matters how much, as JSON"),
        "preset": _("which ready-made priorities were chosen"),
        "status": _("how far the action is"),
        "pinned_to": _("the quarter that it is fixed to"),
        "not_before": _("the quarter before which it may not begin"),
        "title": _("what the action is"),
        "on_the_wall": _("the question that is shown"),
    }


def _what_a_workshop_has() -> dict[str, str]:
    return {
        "agreed_reason": _("why this level was agreed"),
        "agreed_evidence": _("which evidence was named"),
        "agreed_dissent": _("other views"),
        "cards": _("how many cards of each level were held up, as JSON"),
        "outcome": _("whether a vote could be shown, and how"),
        "choice": _("what was voted. Nobody knows by whom"),
        "code": _("the code of the organisation in the benchmark"),
        "record": _("what was given, as JSON"),
        "words": _("what is offered"),
        "contact": _("whom to ask"),
        "link": _("a link to more"),
        "meant_for": _("whom the place was meant for, as the service wrote it"),
        "event": _("what happened"),
        "facts": _("more about it, as pairs of words and ids"),
        "what": _("what you did, by the table that has it"),
        "item": _("the question, the action or the thing that it was about"),
    }


def _counts() -> dict[str, str]:
    return {
        "number": _("counts from 1"),
        "version": _("counts from 1: the highest is what holds, the others are its history"),
        "population": _("how many people live there"),
        "population_year": _("the year that this number is of"),
        "invented": _("1 for an example that does not exist"),
        "owner": _("1 for somebody who runs the server"),
        "taskforce": _("1 for somebody of the taskforce"),
        "shut_out": _("1 for somebody who may not come in any more"),
        "has_left": _("1 for somebody who left"),
        "target": _("the level that is aimed at"),
        "submission": _("which time it was handed in, from 1"),
        "quarters": _("for how many quarters"),
        "days_a_quarter": _("how many staff days there are in a quarter"),
        "most_parallel": _("how many actions may run at once"),
    }


def _amounts() -> dict[str, str]:
    return {
        "most_actions": _("how many actions there may be"),
        "days": _("how many staff days it takes"),
        "vote_ahead": _("1 where people may vote before the day"),
        "place": _("its place in the order; empty for what is out"),
        "minutes": _("how many minutes are planned"),
        "ballot": _("which vote on the question; 0 is the one ahead of the day"),
        "revealed": _("the last vote that was shown"),
        "agreed_level": _("the level that was agreed"),
        "agreed_settled": _("1 where nobody objected any more"),
        "joined": _("how many joined in this role"),
        "accepted": _("1 where the place was taken"),
        "runs": _("1 where the service answers it, 0 where it stopped"),
        "service_version": _("which version of the service's answer was taken over"),
    }


def _special() -> dict[tuple[str, str], str]:
    return {
        ("organisation", "type"): _("the type of organisation"),
        ("person", "name"): _("the name that colleagues see"),
        ("action_record", "owner"): _("who does it, as somebody wrote it"),
        ("assessment", "number"): _("the first round of the organisation is 1"),
        ("audit_entry", "number"): _("its place among all entries of the server"),
        ("workshop", "roles"): _("which roles were expected"),
    }
