"""What is noted about an action in words, and where two notes differ. Safe to show."""

from collections.abc import Iterator

from maturity.documents.figures import day
from maturity.documents.task_text import quarter_of_day, status_name
from maturity.domain.plan import ActionRecord
from maturity.locale import gettext as _
from maturity.web.answer_words import cut
from maturity.web.escape import plain
from maturity.web.record_form import Noted


def difference(noted: Noted, other: Noted) -> str:
    """What `noted` says where `other` says something else."""
    pairs = zip(_parts(noted), _parts(other), strict=True)
    differing = ((here, there) for here, there in pairs if here != there)
    return "; ".join(
        f"{label}: {plain(cut(text, other))}" for (label, text), (_label, other) in differing
    )


def _parts(noted: Noted) -> Iterator[tuple[str, str]]:
    record, none = noted.record, _("none")
    typed = dict(noted.unread)
    start, due = (None if d is None else day(d) for d in (record.start, record.due))
    yield _("Status"), status_name(record.status)
    yield _("Owner"), record.owner or none
    yield _("Start"), start or typed.get("start", none)
    yield _("Due"), due or typed.get("due", none)
    yield _("Quarter"), _quarter(record) or none
    yield _("Reason"), record.reason or none
    yield _("Notes"), record.notes or none
    yield _("Link to the evidence"), record.evidence_link or none


def _quarter(record: ActionRecord) -> str:
    if record.pinned_to is not None:
        return quarter_of_day(record.pinned_to)
    if record.not_before is not None:
        return _("not before {quarter}").format(quarter=quarter_of_day(record.not_before))
    return ""
