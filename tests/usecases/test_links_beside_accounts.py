"""Whoever has a work account comes in by it alone: what becomes of links and of their cookies."""

from datetime import timedelta

import pytest

from maturity.errors import MaturityError
from maturity.usecases.come_in import follow_link, make_device_link
from maturity.usecases.signing_in import came_by_link, sign_out, use_work_account
from maturity.usecases.work_accounts import set_work_account_closed
from tests.usecases.places import Place
from tests.usecases.test_signing_in import BEA, now


def test_a_closed_account_lets_nobody_in_by_a_link_either(place: Place) -> None:
    ann = place.lead(place.organisation())
    before = place.clock()
    place.clock.forward(timedelta(minutes=1))
    use_work_account(place.work, ann, now(place))
    operator = place.again(place.person("Olga", owner=True).person)
    in_between = place.clock()
    place.clock.forward(timedelta(minutes=1))

    set_work_account_closed(place.work, operator, BEA.issuer, BEA.subject, closed=True)

    for since in (before, in_between):
        assert came_by_link(place.work, ann.person.id, since) is None


def test_a_cookie_of_a_link_ends_with_the_first_and_with_each_end_of_a_work_account(
    place: Place,
) -> None:
    ann = place.lead(place.organisation())
    before = place.clock()
    assert came_by_link(place.work, ann.person.id, before) == ann
    place.clock.forward(timedelta(minutes=1))

    use_work_account(place.work, ann, now(place))

    assert came_by_link(place.work, ann.person.id, before) is None
    owners = place.clock()  # as by the link that the server prints
    assert came_by_link(place.work, ann.person.id, owners) == ann
    place.clock.forward(timedelta(minutes=1))
    sign_out(place.work, ann, now(place))
    assert came_by_link(place.work, ann.person.id, owners) is None


def test_whoever_has_a_work_account_needs_and_gets_no_link_for_another_device(
    place: Place,
) -> None:
    ann = place.lead(place.organisation())
    token = make_device_link(place.work, ann)
    use_work_account(place.work, ann, now(place))

    with pytest.raises(MaturityError, match="You have a work account"):
        make_device_link(place.work, ann)
    with pytest.raises(MaturityError, match="You have a work account"):
        follow_link(place.work, token, None)
