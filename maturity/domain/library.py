"""The questionnaires at hand, found by their id and language, and their catalogues of actions."""

from collections.abc import Iterable
from dataclasses import dataclass

from maturity.domain.catalogue import Catalogue
from maturity.domain.questionnaire import Questionnaire
from maturity.errors import NoCatalogue, NotFound


@dataclass(frozen=True)
class Library:
    """All questionnaires, each in the language it was written in, and their translations.

    Of catalogues there is at most one for each questionnaire.
    """

    questionnaires: tuple[Questionnaire, ...]
    translations: tuple[Questionnaire, ...] = ()
    catalogues: tuple[Catalogue, ...] = ()

    def questionnaire(self, questionnaire_id: str, language: str | None = None) -> Questionnaire:
        """The questionnaire with this id, in `language` where it was translated to it, else as it
        was written. NotFound where there is none.
        """
        original = _with_id(self.questionnaires, questionnaire_id)
        translated = (
            t for t in self.translations if t.id == questionnaire_id and t.language == language
        )
        return next(translated, original)

    def catalogue(self, questionnaire_id: str) -> Catalogue:
        """The actions for this questionnaire. NoCatalogue where nobody wrote any, and NotFound
        where there is no such questionnaire.
        """
        original = _with_id(self.questionnaires, questionnaire_id)
        by_questionnaire = {catalogue.questionnaire: catalogue for catalogue in self.catalogues}
        if original.id not in by_questionnaire:
            raise NoCatalogue(original.id, by_questionnaire)
        return by_questionnaire[original.id]


def _with_id(candidates: Iterable[Questionnaire], questionnaire_id: str) -> Questionnaire:
    by_id = {candidate.id: candidate for candidate in candidates}
    if questionnaire_id not in by_id:
        raise NotFound(questionnaire_id, by_id)
    return by_id[questionnaire_id]
