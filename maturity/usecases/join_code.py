"""The short code of a workshop: how it is made, shown and read. Not what it opens."""

from hashlib import sha256

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without the letters and digits that are taken for one another on a wall: 0 O, 1 I L, U V."""

LENGTH = 6
HALF = LENGTH // 2


def join_code(token: str) -> str:
    """`token` is a secret by chance: whoever knows one code learns nothing of the next."""
    number = int.from_bytes(sha256(token.encode()).digest())
    letters = []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)


def shown_code(code: str) -> str:
    """As it stands on the wall and on paper."""
    return f"{code[:HALF]}-{code[HALF:]}"


def read_code(text: str) -> str | None:
    """As somebody typed it, in any case, with or without the dash. None for what cannot be one."""
    if len(text) > 10 * LENGTH:
        return None
    code = "".join(
        letter for letter in text.upper() if letter not in "-\u2010\u2011\u2012\u2013 \t"
    )
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
