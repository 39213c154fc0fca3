"""What is believed of what a provider says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity.domain.identity import (
    Identity,
    KeptIdentity,
    domain_name,
    identity_of,
    is_for,
    is_fresh,
)

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
GOOGLE, ENTRA = "https://accounts.google.com", "https://login.microsoftonline.com/1234/v2.0"
OTHER = "https://login.example"
ANN = {"iss": OTHER, "sub": "ann", "email": "Ann@Ambridge.gov.uk", "email_verified": True}

DOMAINS = {
    "an address that is verified": ({}, "ambridge.gov.uk"),
    "one that is not": ({"email_verified": False}, ""),
    "one of which nothing is said": ({"email_verified": None}, ""),
    "one that is said to be by a word": ({"email_verified": "true"}, ""),
    "Google, for a Workspace": ({"iss": GOOGLE, "hd": "ambridge.gov.uk"}, "ambridge.gov.uk"),
    "Google, for an account that somebody opened with it": ({"iss": GOOGLE}, ""),
    "Google, without being verified": (
        {"iss": GOOGLE, "hd": "ambridge.gov.uk", "email_verified": False},
        "",
    ),
    "Entra, whatever it says of the address": ({"iss": ENTRA}, ""),
    "Entra, with an owner of the domain": ({"iss": ENTRA, "xms_edov": True}, "ambridge.gov.uk"),
    "Entra, as a number": ({"iss": ENTRA, "xms_edov": 1}, "ambridge.gov.uk"),
    "Entra, as a text": ({"iss": ENTRA, "xms_edov": "1"}, "ambridge.gov.uk"),
    "Entra, without an owner": ({"iss": ENTRA, "xms_edov": False}, ""),
    "a provider that says what Entra says": ({"xms_edov": True, "email_verified": False}, ""),
    "no address": ({"email": ""}, ""),
    "two signs": ({"email": "ann@evil.example@ambridge.gov.uk"}, ""),
    "a blank": ({"email": "ann @ambridge.gov.uk"}, ""),
    "a ligature": ({"email": "ann@\ufb01re.gov.uk"}, ""),
    "a sign that is a letter once it is small": ({"email": "ann@ambridge.gov.u\u212a"}, ""),
    "a list": ({"email": ["ann@ambridge.gov.uk"]}, ""),
}


@pytest.mark.parametrize("case", DOMAINS)
def test_a_domain_counts_only_where_the_provider_vouches_for_it(case: str) -> None:
    change, domain = DOMAINS[case]

    found = identity_of("council", ANN | change)

    assert found is not None
    assert found.domain == domain


@pytest.mark.parametrize(
    "change",
    [{"sub": ""}, {"sub": None}, {"sub": 7}, {"iss": ""}, {"sub": "x" * 256}, {"sub": "a\nb"}],
    ids=str,
)
def test_claims_that_name_nobody_are_nobody(change: dict[str, object]) -> None:
    assert identity_of("council", ANN | change) is None


@pytest.mark.parametrize(
    ("claims", "ours"),
    [
        ({"aud": "us"}, True),
        ({"aud": ["us"]}, True),
        ({"aud": "us", "azp": "us"}, True),
        ({"aud": ["us", "them"], "azp": "us"}, True),
        ({"aud": "them"}, False),
        ({"aud": "them", "azp": "us"}, False),
        ({"aud": ["them"], "azp": "us"}, False),
        ({"aud": "us", "azp": "them"}, False),
        ({"aud": ["us", "them"]}, False),
        ({"aud": ["us", "them"], "azp": "them"}, False),
        ({"aud": ["them", "others"], "azp": "us"}, False),
        ({"aud": []}, False),
        ({}, False),
    ],
    ids=str,
)
def test_a_token_is_ours_where_it_was_made_for_us(claims: dict[str, object], ours: bool) -> None:
    assert is_for(claims, "us") is ours


@pytest.mark.parametrize(
    ("seconds", "fresh"),
    [(0, True), (-600, True), (-601, False), (120, True), (121, False), (-86_400, False)],
)
def test_a_token_is_of_this_moment(seconds: int, fresh: bool) -> None:
    issued = (NOW + timedelta(seconds=seconds)).timestamp()

    assert is_fresh({"iat": issued}, NOW) is fresh


@pytest.mark.parametrize("issued", [None, "1795350000", True, 1e300, float("nan"), float("inf")])
def test_a_token_without_a_time_is_of_no_moment(issued: object) -> None:
    assert not is_fresh({"iat": issued}, NOW)


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("ambridge.gov.uk", "ambridge.gov.uk"),
        (" @Ambridge.GOV.uk ", "ambridge.gov.uk"),
        ("a-b.example", "a-b.example"),
        ("ambridge", None),
        ("ann@ambridge.gov.uk", None),
        ("-a.example", None),
        ("a..example", None),
        ("a.example.", None),
        ("a.b\n", "a.b"),
        ("\u00e4.example", None),
        ("\ufb01re.gov.uk", None),
        ("ambridge.gov.u\u212a", None),
        ("*.gov.uk", None),
        ("", None),
        ("a." * 200 + "uk", None),
    ],
)
def test_a_domain_is_written_as_addresses_have_it(text: str, domain: str | None) -> None:
    assert domain_name(text) == domain


def kept(**changes: datetime) -> KeptIdentity:
    return KeptIdentity(Identity("council", OTHER, "ann"), "ann", NOW, NOW, **changes)


def test_an_identity_lets_in_until_it_signs_out_or_is_closed() -> None:
    later = NOW + timedelta(seconds=1)

    assert kept().lets_in(NOW)
    assert not kept(signed_out_at=NOW).lets_in(NOW)
    assert kept(signed_out_at=NOW).lets_in(later)
    assert not kept(closed_at=NOW).lets_in(later)


@given(st.dictionaries(st.sampled_from([*ANN, "hd", "aud", "iat", "azp"]), st.from_type(object)))
def test_whatever_a_token_says_it_is_read_without_a_fault(claims: dict[str, object]) -> None:
    identity_of("council", claims)
    assert is_for(claims, "us") in (True, False)
    assert is_fresh(claims, NOW) in (True, False)
