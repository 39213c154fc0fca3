"""What an entry of the audit log says, as a sentence. Who may read it, audit_log asks."""

from collections.abc import Callable

from maturity.domain.audit import COMMAND_LINE, NOBODY, Event, Note
from maturity.locale import gettext as _

Name = Callable[[str], str]
"""What a reader may know of a person, or of another thing, by its id."""

SHORT = 8
"""Letters of an id that tell it from others, mostly."""


def shortened(found: str) -> str:
    return found[:SHORT]


def sentence(note: Note, name: Name) -> str:
    """`name` is asked for people; of everything else the id is shortened. That of a round is left
    out: nobody knows a round by it.
    """
    said = {fact: _said(fact, value, name) for fact, value in note.facts}
    return _sentences()[note.event].format(who=actor(note, name), **said)


def actor(note: Note, name: Name) -> str:
    if note.actor == COMMAND_LINE:
        return _("A command on the server")
    return _("Somebody") if note.actor == NOBODY else name(note.actor)


def event_name(event: Event) -> str:
    """For choosing among them."""
    return {**_people_events(), **_other_events()}[event]


def _said(fact: str, value: str, name: Name) -> str:
    if fact == "person":
        return name(value)
    words = {
        "role": _roles,
        "before": _roles,
        "after": _roles,
        "reason": _reasons,
        "duty": _duties,
        "what": _exports,
        "kind": _exports,
    }
    known = words[fact]() if fact in words else {"link": _("a link")}
    return known.get(value, value if fact in ("code", "submission", "count") else shortened(value))


def _roles() -> dict[str, str]:
    return {
        "reader": _("a reader"),
        "contributor": _("a contributor"),
        "facilitator": _("a facilitator"),
        "lead": _("a lead"),
        "taskforce": _("the taskforce"),
    }


def _duties() -> dict[str, str]:
    return {"operator": _("running the server"), "taskforce": _("the taskforce")}


def _exports() -> dict[str, str]:
    return {
        "organisation": _("everything about the organisation"),
        "person": _("everything about themselves"),
        "contribution": _("a contribution"),
        "withdrawal": _("a withdrawal"),
    }


def _reasons() -> dict[str, str]:
    return {
        "used": _("it was used already"),
        "expired": _("it has expired"),
        "revoked": _("it was taken back"),
        "begun": _("the organisation has a lead"),
        "shut-out": _("their way in is closed"),
        "somebody-else": _("they were in as somebody else"),
        "asked": _("somebody asked for it"),
        "retention": _("it was kept for as long as the operator keeps things"),
        "with-organisation": _("they belonged to nothing else"),
    }


def _sentences() -> dict[Event, str]:
    return {
        **_sentences_on_people(),
        **_sentences_on_parts(),
        **_sentences_on_places(),
        **_sentences_on_the_server(),
    }


def _sentences_on_people() -> dict[Event, str]:
    return {
        Event.SIGNED_IN: _("{who} came in by {way}."),
        Event.SIGN_IN_REFUSED: _("{who} could not come in by {way}: {reason}."),
        Event.SIGNED_OUT: _("{who} signed out ({way})."),
        Event.IDENTITY_JOINED: _("{who} tied an account at {provider} to {person}."),
        Event.IDENTITY_CLOSED: _("{who} closed the account of {person} at {provider}."),
        Event.IDENTITY_OPENED: _("{who} opened the account of {person} at {provider} again."),
        Event.BECAME_ONE: _("{who} and {person} became one entry."),
        Event.JOINED: _("{who} came in by an invitation for {role}."),
    }


def _sentences_on_parts() -> dict[Event, str]:
    return {
        Event.INVITED: _("{who} made an invitation for {role}."),
        Event.INVITATION_REVOKED: _("{who} took an invitation back."),
        Event.ROLE_CHANGED: _("{who} made {person} {after}. Before: {before}."),
        Event.WAY_IN_CLOSED: _("{who} shut {person} out."),
        Event.WAY_IN_OPENED: _("{who} let {person} back in."),
        Event.LEAD_HANDED_OVER: _("{who} handed the lead over to {person}."),
        Event.LEFT: _("{who} left."),
        Event.DUTY_GIVEN: _("{who} gave {person} a duty: {duty}."),
        Event.DUTY_GIVEN_UP: _("{who} gave up a duty: {duty}."),
        Event.DUTY_TAKEN: _("{who} took a duty from {person}: {duty}."),
        Event.PERSON_ERASED: _("{who} erased a person, {person}: {reason}."),
    }


def _sentences_on_places() -> dict[Event, str]:
    return {
        Event.DOMAIN_TIED: _(
            "{who} tied an e-mail domain to the organisation: whoever has one is {role}."
        ),
        Event.DOMAIN_AGREED: _("{who} agreed that an e-mail domain lets people in as {role}."),
        Event.DOMAIN_UNTIED: _("{who} untied an e-mail domain from the organisation."),
        Event.ORGANISATION_BEGUN: _("{who} began the organisation, and became a lead."),
        Event.ORGANISATIONS_MERGED: _("{who} noted that the organisation merges into {successor}."),
        Event.MERGER_AGREED: _("{who} agreed that the organisation merges into {successor}."),
        Event.MERGER_ENDED: _("{who} ended the merger into {successor}."),
        Event.SERVICE_JOINED: _("{who} let the organisation join a shared service ({group})."),
        Event.SERVICE_LEFT: _("{who} let the organisation leave a shared service ({group})."),
        Event.SHARING_AGREED: _("{who} agreed to be shown beside others in {group}."),
        Event.SHARING_ENDED: _("{who} ended being shown beside others in {group}."),
        Event.ROUND_SUBMITTED: _("{who} handed in a round (submission {submission})."),
        Event.ROUND_REOPENED: _("{who} reopened a round (after submission {submission})."),
        Event.CONTRIBUTED: _("{who} gave a round to the benchmark."),
        Event.CONTRIBUTION_WITHDRAWN: _("{who} withdrew the contribution."),
        Event.ORGANISATION_ERASED: _("{who} erased the organisation: {reason}."),
        Event.EXPORTED: _("{who} downloaded {what}."),
        Event.WORKSHOP_EXPIRED: _("{who} closed a workshop that nobody had closed, {workshop}."),
    }


def _sentences_on_the_server() -> dict[Event, str]:
    return {
        Event.FILE_TAKEN: _("{who} took in a file under the code {code}: {kind}."),
        Event.RELEASE_PUBLISHED: _("{who} published the release with SHA-256 {release}..."),
        Event.LINKS_DELETED: _("{who} deleted links that opened nothing any more: {count}."),
        Event.BACKED_UP: _("{who} made a backup."),
        Event.RESTORED: _("{who} restored a backup."),
        Event.MOVED: _("{who} moved everything here from another database."),
        Event.UNREADABLE: _("This entry was changed so that nobody can read it."),
    }


def _people_events() -> dict[Event, str]:
    return {
        Event.SIGNED_IN: _("Came in"),
        Event.SIGN_IN_REFUSED: _("Could not come in"),
        Event.SIGNED_OUT: _("Signed out"),
        Event.IDENTITY_JOINED: _("Account tied to a person"),
        Event.IDENTITY_CLOSED: _("Account closed"),
        Event.IDENTITY_OPENED: _("Account opened again"),
        Event.BECAME_ONE: _("Two entries became one"),
        Event.JOINED: _("Invitation followed"),
        Event.INVITED: _("Invitation made"),
        Event.INVITATION_REVOKED: _("Invitation taken back"),
        Event.ROLE_CHANGED: _("Role changed"),
        Event.WAY_IN_CLOSED: _("Shut out"),
        Event.WAY_IN_OPENED: _("Let back in"),
        Event.LEAD_HANDED_OVER: _("Lead handed over"),
        Event.LEFT: _("Left"),
        Event.DUTY_GIVEN: _("Duty given"),
        Event.DUTY_GIVEN_UP: _("Duty given up"),
        Event.DUTY_TAKEN: _("Duty taken"),
        Event.DOMAIN_TIED: _("E-mail domain tied"),
        Event.DOMAIN_AGREED: _("E-mail domain agreed to"),
        Event.DOMAIN_UNTIED: _("E-mail domain untied"),
        Event.PERSON_ERASED: _("Person erased"),
    }


def _other_events() -> dict[Event, str]:
    return {
        Event.ORGANISATION_BEGUN: _("Organisation begun"),
        Event.ORGANISATIONS_MERGED: _("Organisations merged"),
        Event.MERGER_AGREED: _("Merger agreed"),
        Event.MERGER_ENDED: _("Merger ended"),
        Event.SERVICE_JOINED: _("Shared service joined"),
        Event.SERVICE_LEFT: _("Shared service left"),
        Event.SHARING_AGREED: _("Showing side by side agreed"),
        Event.SHARING_ENDED: _("Showing side by side ended"),
        Event.ROUND_SUBMITTED: _("Round handed in"),
        Event.ROUND_REOPENED: _("Round reopened"),
        Event.CONTRIBUTED: _("Contributed"),
        Event.CONTRIBUTION_WITHDRAWN: _("Contribution withdrawn"),
        Event.FILE_TAKEN: _("Contribution file taken in"),
        Event.RELEASE_PUBLISHED: _("Release published"),
        Event.EXPORTED: _("Downloaded"),
        Event.ORGANISATION_ERASED: _("Organisation erased"),
        Event.LINKS_DELETED: _("Old links deleted"),
        Event.WORKSHOP_EXPIRED: _("Old workshop closed"),
        Event.BACKED_UP: _("Backed up"),
        Event.RESTORED: _("Restored"),
        Event.MOVED: _("Moved"),
        Event.UNREADABLE: _("Cannot be read"),
    }
