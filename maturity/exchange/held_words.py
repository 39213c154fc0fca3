"""What an export of everything says about itself: its tables, and what is not in it and why."""

from collections.abc import Iterator
from datetime import date

from maturity.domain.held import Held
from maturity.exchange.held_columns import column_words
from maturity.locale import gettext as _


def read_me(name: str, day: date, held: Held, *, of_person: bool) -> str:
    """A plain text, in lines as people read them."""
    return "\r\n".join(_lines(name, day, held, of_person=of_person))


def _lines(name: str, day: date, held: Held, *, of_person: bool) -> Iterator[str]:
    yield _("Everything held about {name}").format(name=name)
    yield ""
    yield _("Social Value Maturity Index, as of {day} (year-month-day).").format(
        day=day.isoformat()
    )
    yield ""
    yield from _forms()
    yield ""
    yield _("WHAT IS NOT INSIDE, AND WHY")
    for what, why in (not_of_person() if of_person else not_of_organisation()).items():
        yield f"- {what}: {why}"
    yield ""
    yield _("WHAT IS INSIDE")
    tables = tables_of_person() if of_person else tables_of_organisation()
    for table, columns in held.items():
        yield ""
        yield f"{table}: {tables[table]}"
        for column in columns:
            yield f"    {column}: {column_words(table, column)}"
    yield ""


def _forms() -> Iterator[str]:
    yield _("The same tables are here three times:")
    yield _("- data.sqlite: one database file, for example for DB Browser for SQLite")
    yield _("- csv: one file a table, for a spreadsheet")
    yield _("- json: one file a table, for a program")
    yield _(
        "In csv a text that a spreadsheet would run as a formula has an apostrophe before it, and "
        "blanks at the ends of a text are left out. The other two have each text as it was typed."
    )
    yield _("Times are UTC.")


def tables_of_organisation() -> dict[str, str]:
    return {**_people_and_rounds(), **_plans_and_workshops(), **_with_others()}


def _people_and_rounds() -> dict[str, str]:
    return {
        "organisation": _("your organisation"),
        "person": _("everybody who ever belonged to it, by the name that colleagues see"),
        "membership": _("who is in it, or was"),
        "link": _("invitations into it"),
        "email_domain": _("e-mail domains that let people in"),
        "assessment": _("its rounds"),
        "answer": _("its answers, with all earlier ones"),
        "legal_answer": _("its legal check, with all earlier answers"),
        "indicator_entry": _("its figures, with all earlier ones"),
        "frozen_result": _("the result of each time that a round was handed in"),
        "reopening": _("rounds that were reopened"),
        "handed": _("questions that were handed to somebody"),
    }


def _plans_and_workshops() -> dict[str, str]:
    return {
        "plan_wishes": _("what the plan was made from, with all earlier wishes"),
        "plan_target": _("levels that were chosen as targets, with all earlier ones"),
        "action_record": _("what was noted about actions, with all earlier notes"),
        "own_action": _("actions that you added yourselves"),
        "workshop": _("its workshops"),
        "workshop_item": _("the questions of each workshop, and the levels that were agreed"),
        "workshop_ballot": _("votes of closed workshops: cards held up, and what could be shown"),
        "paper": _("votes by phone of closed workshops that were shown, in no order of time"),
        "workshop_role": _("how many joined a closed workshop in each role"),
    }


def _with_others() -> dict[str, str]:
    return {
        "contribution": _("what it gave to the benchmark"),
        "withdrawal": _("when it took that back"),
        "issued_code": _("the code that the taskforce gave to it"),
        "peer_offer": _("its offers to show others how it does something"),
        "peer_offer_report": _("offers of others that it reported"),
        "service_group": _("shared services that it runs, is in, or was in"),
        "service_group_member": _("the services that it is in, or was in"),
        "service_offer": _("places in a shared service that it offered, took or declined"),
        "served": _("since when it is a member of a service, and until when"),
        "service_sharing": _("that it agreed to be seen beside other members"),
        "service_question": _("the questions that it answers for the members of its service"),
        "service_confirmation": _("which answers it took over from a service"),
        "succession": _("organisations that it was merged into, or that were merged into it"),
        "audit_entry": _("what the audit log notes about it"),
    }


def not_of_organisation() -> dict[str, str]:
    """By table, or table and column, as they are called in the database."""
    return {
        **_tables_left_out(),
        **_columns_left_out(_("it stands for something that lets people in")),
        **_other_sides_left_out(_("that is somebody of the other side, or may be")),
        _("Everything of other organisations"): _("it is theirs"),
        _("Copies of the database"): _("whoever runs the server has them"),
    }


def _tables_left_out() -> dict[str, str]:
    return {
        "secret": _("keys of the server and of the benchmark, which open or tie together things"),
        "participant": _("fingerprints of phones in a workshop that is not closed yet"),
        "vote": _("votes of a workshop that is not closed yet. Nobody sees whose a vote is"),
        "identity": _(
            "accounts with which people sign in. They are theirs: each exports their own"
        ),
        "signed_out_browser": _("browsers that signed out. Nobody can tell whose one was"),
        "benchmark_release": _("published figures, which everybody can have"),
        "benchmark_ledger": _(
            "the private records of releases, which are about all who contributed"
        ),
        "ended_authority": _("a public list"),
    }


def _columns_left_out(lets_in: str) -> dict[str, str]:
    return {
        "person.owner": _("a duty on the server, and none of the organisation"),
        "person.taskforce": _("the same"),
        "link.token_hash": lets_in,
        "link.person_id": _("it is for links to another device, which belong to a person"),
        "email_domain.made_by": _("that is whoever runs the server"),
        "workshop.code": lets_in,
        "paper.id": _("chance made it, and it means nothing"),
        "contribution.contributor_key": _("who has it can contribute in your name"),
        "withdrawal.contributor_key": _("the same"),
    }


def _other_sides_left_out(other_side: str) -> dict[str, str]:
    return {
        "service_group.service_id": _("another organisation, where the service is not yours"),
        "service_offer.token_hash": _("whoever has it takes the place"),
        "service_offer.offered_by": other_side,
        "service_offer.organisation_id": _("another organisation, where the place was yours"),
        "service_offer.ended_by": other_side,
        "served.left_by": other_side,
        "service_sharing.ended_by": other_side,
        "service_confirmation.service_assessment_id": _("a round of the service's"),
        "succession.merged_by": _("that is whoever runs the server"),
        "succession.agreed_by": other_side,
        "succession.ended_by": other_side,
        "audit_entry.previous": _("the chain of the whole server, which says nothing about you"),
        "audit_entry.hash": _("the same"),
    }


def tables_of_person() -> dict[str, str]:
    return {
        "person": _("you"),
        "organisation": _("organisations that you belong to, or did"),
        "membership": _("your part in each"),
        "identity": _("accounts with which you sign in"),
        "link": _("links that you made, or that let you in"),
        "act": _("what you did, in which organisation, and when"),
        "audit_entry": _("what the audit log notes that you did"),
    }


def not_of_person() -> dict[str, str]:
    return {
        _("What you wrote"): _(
            "answers, notes and other texts belong to the organisation that you wrote them for. A "
            "lead there can export them. That you wrote them, and when, is in the table act"
        ),
        _("Names and ids of others"): _("they are theirs"),
        _("What others did to you"): _(
            "such as changing your role. A lead sees it in the audit log of the organisation"
        ),
        _("Votes in workshops"): _("nobody knows whose they are"),
        _("What a link said, and its fingerprint"): _("whoever has it gets in"),
        _("The key that signs cookies"): _("with it anybody could come in as anybody"),
        _("Copies of the database"): _("whoever runs the server has them"),
    }
