"""Who decides is called by the word of its nation and of its kind of organisation."""

from dataclasses import replace

import pytest

from maturity.documents.organisation_words import deciding_body, member_word, shown_name
from maturity.documents.plan_page import full_plan, members_page
from maturity.domain.law import NATIONS, Nation
from maturity.domain.organisation import TYPES, OrganisationType
from tests.documents.plans import a_paper, asks, rivermouth
from tests.documents.reading import under, words_of
from tests.documents.sample_results import RIVERMOUTH


@pytest.mark.parametrize(
    ("nation", "type_", "body", "member"),
    [
        ("england", "district", "cabinet or committee", "elected member"),
        ("wales", "welsh-principal", "cabinet", "elected member"),
        ("scotland", "scottish-council", "committee or cabinet", "elected member"),
        ("northern-ireland", "ni-council", "committee", "elected member"),
        ("england", None, "cabinet or committee", "elected member"),
        ("scotland", "nhs", "board", "board member"),
        ("wales", "housing-association", "board", "board member"),
    ],
)
def test_who_decides_is_called_as_in_that_nation(
    nation: Nation, type_: OrganisationType | None, body: str, member: str
) -> None:
    organisation = replace(RIVERMOUTH, nation=nation, type=type_)

    paper = a_paper(rivermouth(), request=asks(nation=nation), organisation=organisation)

    text = words_of(members_page(paper))
    assert f"See results in your {body} in December 2027." in text
    assert f"Say which {member} answers for results." in text
    assert f"for you and your {body} to decide" in under(
        full_plan(paper), "What this document is not"
    )


@pytest.mark.parametrize("nation", NATIONS)
def test_no_kind_of_organisation_is_without_a_word(nation: Nation) -> None:
    found = [replace(RIVERMOUTH, nation=nation, type=type_) for type_ in (*TYPES, None)]

    assert all(deciding_body(organisation) and member_word(organisation) for organisation in found)


def test_only_what_is_invented_is_marked() -> None:
    assert shown_name(RIVERMOUTH) == "Rivermouth Borough Council"
    assert shown_name(replace(RIVERMOUTH, invented=True)) == "Rivermouth Borough Council (invented)"
