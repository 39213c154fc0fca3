"""Ids and texts across the files of one action catalogue, and catalogues beside each other."""

from collections.abc import Iterable, Sequence

from maturity.content.catalogue_rules import texts
from maturity.content.problems import Problems
from maturity.content.sheets import Entry
from maturity.content.toml_file import Raw
from maturity.content.values import listed, repeated
from maturity.locale import gettext as _


def check_ids(entries: Sequence[Entry], problems: Problems) -> None:
    for action_id in repeated(entry.id for entry in entries if entry.id):
        *others, last = [entry for entry in entries if entry.id == action_id]
        what = _("this id stands twice (in {files}). Ids are permanent and used once.")
        files = listed(dict.fromkeys(entry.file for entry in (*others, last)))
        problems.add(last.file, last.where, what.format(files=files))


def check_texts(entries: Iterable[Entry], problems: Problems) -> None:
    """Two entries of the same words are one entry, or one that says nothing of itself."""
    seen: dict[str, tuple[str, str]] = {}
    for entry in entries:
        for name, text in texts(entry.action) if entry.action else ():
            words = " ".join(text.split()).casefold()
            if not words:
                continue
            place, other = seen.setdefault(words, (entry.where, name))
            if (place, other) != (entry.where, name):
                what = _("'{name}' says the same as '{other}' of {place}. Write what is its own.")
                what = what.format(name=name, other=other, place=place)
                problems.add(entry.file, entry.where, what)


def check_catalogues(manifests: Sequence[tuple[str, Raw]], problems: Problems) -> None:
    """Each manifest's file name and plain data."""
    for field in ("id", "questionnaire"):
        values = [found for _file, raw in manifests if isinstance(found := raw.get(field), str)]
        for value in repeated(values):
            *others, last = [file for file, raw in manifests if raw.get(field) == value]
            what = _(
                "the {field} '{value}' stands in {others} too. Only one catalogue may have it."
            )
            what = what.format(field=field, value=value, others=listed(others))
            problems.add(last, "", what)
