"""A server that is killed while a room votes: no vote that it took is lost, and none is doubled."""

from pathlib import Path

from tests.e2e.answering import chance_of
from tests.e2e.voting_kills import kill_while_voting

TIMES = 2


def test_phones_carry_on_after_a_killed_server_and_no_vote_is_lost_or_doubled(
    tmp_path: Path,
) -> None:
    kills = list(kill_while_voting(tmp_path, TIMES, chance_of(20261122)))

    assert sum(kill.taken for kill in kills) > TIMES
    assert [(kill.lost, kill.wrong) for kill in kills] == [(0, 0)] * TIMES
