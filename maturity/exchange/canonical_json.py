"""JSON of one form only: the same data gives the same bytes, and the same checksum."""

import json
from hashlib import sha256
from typing import Any


def canonical_json(value: Any) -> str:
    """For a file that people may look into."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def short_json(value: Any) -> str:
    """For a program alone. ASCII, so that nobody has to agree about letters."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def checksum(value: Any) -> str:
    """SHA-256 of the short form."""
    return sha256(short_json(value).encode("ascii")).hexdigest()
