"""Numbers and check codes: how they are made, and read back from what people type. Pure."""

import hashlib
import re
import secrets

# Crockford's alphabet: no I, L, O or U, so that a printed code is not misread.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
CODE_LETTERS = 28  # of 5 bits each: 140 bits
_GROUP = 4


def new_code() -> str:
    """Draw a check code of 140 random bits.

    Example: `"7K3F-9QXM-P2D8-VTRA-0HJ6-WN4C-EB1Y"`.
    """
    letters = "".join(secrets.choice(_LETTERS) for _ in range(CODE_LETTERS))
    return "-".join(letters[i : i + _GROUP] for i in range(0, CODE_LETTERS, _GROUP))


def normal_code(typed: str) -> str | None:
    """Give the letters of a code as it was typed, or None if it cannot be one."""
    letters = "".join(c for c in typed.upper() if c.isalnum()).translate(_MISREAD)
    fits = len(letters) == CODE_LETTERS and set(letters) <= set(_LETTERS)
    return letters if fits else None


def code_hash(code: str) -> str:
    """Give what the register keeps of a code: enough to find it, not to use it."""
    letters = normal_code(code) or ""
    return hashlib.sha256(letters.encode()).hexdigest()


def number(*, prefix: str, year: int, position: int) -> str:
    """Write a document's number.

    Example: `"CFP-2026-000012"`.
    """
    return f"{prefix}-{year}-{position:06d}"


def normal_number(typed: str) -> str:
    """Give a number as it is kept, from what was typed: any case, dashes or spaces.

    Example: `"cfp 2026 000012"` is `"CFP-2026-000012"`.
    """
    return "-".join(re.findall(r"[A-Z0-9]+", typed.upper()))
