"""`python -m tests.store.moving FROM TO`: everything is moved, and killed each time that it says
how far it is, until it ends by itself. A line for each attempt: whether TO was empty afterwards.
"""

import os
import signal
import sys
from itertools import count

import sqlite_utils  # noqa: F401 - imported once, and not by every child

from maturity.location import read_location
from maturity.store import (
    copying,
    postgres_keeping,  # noqa: F401 - likewise
)
from maturity.store.opening import keeping_at
from tests.store.kept import NOTE, is_empty


def dying_at(step: int) -> copying.Told:
    steps = count(1)

    def told(*_progress: object) -> None:
        if next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return told


def ended(source: str, target: str, step: int) -> bool:
    """Whether it came to its end before that step."""
    child = os.fork()
    if child == 0:
        old, new = (keeping_at(read_location(text)) for text in (source, target))
        old.move_to(new, NOTE, dying_at(step))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"step {step} failed by itself")
    return os.WIFEXITED(status)


def main(source: str, target: str) -> None:
    copying.OFTEN = 10
    for step in count(1):
        whole = ended(source, target, step)
        sys.stdout.write(f"{is_empty(read_location(target))}\n")
        if whole:
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
