"""Opaque words that lead back from a letter: to the letter by its number, to a person's way out.

Both can be made by this installation alone; neither holds anything of the person.
"""

import base64
import binascii
import hmac
from uuid import UUID

from florilege.infra.keys.secrets import secret
from florilege.infra.mail.models import WayOut
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.wrapping import derived, keyed_hash

_MAC = 9  # bytes: 25 bytes in all, 40 letters, which fits into the name part of an address


def letter_token(letter: UUID) -> str:
    """Give the word by which a returned letter is known; lower-case letters and digits only."""
    raw = letter.bytes + _mac(letter)
    return base64.b32encode(raw).decode().rstrip("=").lower()


def letter_of(token: str) -> UUID | None:
    """Tell which letter a word was made for; None if it was not made here."""
    try:
        raw = base64.b32decode(token.upper() + "=" * (-len(token) % 8))
    except (binascii.Error, ValueError):
        return None
    if len(raw) != 16 + _MAC:
        return None
    letter = UUID(bytes=raw[:16])
    return letter if hmac.compare_digest(raw[16:], _mac(letter)) else None


def way_out_of(person: SubjectRef) -> str:
    """Give the word that ends promotions to a person: the same one in all of their letters.

    The table knows only its hash, and forgets it with the person.
    """
    root = derived(secret("lookups"), use="way out of promotions")
    token = base64.urlsafe_b64encode(keyed_hash(root, person.bytes)).decode().rstrip("=")
    WayOut.objects.get_or_create(person=person, defaults={"token_hash": _hashed(token)})
    return token


def whose_way_out(token: str) -> SubjectRef | None:
    """Tell who leaves by a word; None if it is forged, or its person is gone."""
    rows = WayOut.objects.filter(token_hash=_hashed(token))
    person = rows.values_list("person", flat=True).first()
    return SubjectRef(person) if person else None


def _hashed(token: str) -> bytes:
    return keyed_hash(derived(secret("lookups"), use="way out hash"), token.encode())


def _mac(letter: UUID) -> bytes:
    return keyed_hash(derived(secret("lookups"), use="returned letters"), letter.bytes)[:_MAC]
