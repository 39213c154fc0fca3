"""What keeps people signed in: the secret that signs their cookies, made once for all servers."""

from maturity.usecases.workplace import Workplace

COOKIES = "cookies"


def cookie_secret(workplace: Workplace) -> str:
    """The same for every server on this database, and after a restart. Never shown to anybody."""
    return workplace.store.secret(COOKIES, workplace.new_token() + workplace.new_token())
