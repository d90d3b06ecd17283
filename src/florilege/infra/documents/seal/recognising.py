"""Tell whether a file carries the school's seal, and whether it was changed since.

The file comes from a stranger: no PDF is parsed, only the signature's bytes are cut out and tried
against our own certificate. No certificate inside the file is believed.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from asn1crypto.cms import ContentInfo
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")


class SealState(StrEnum):
    ABSENT = "absent"  # no seal of this school
    INTACT = "intact"  # sealed by this school, and unchanged since
    BROKEN = "broken"  # sealed by this school, and changed since


@dataclass(frozen=True, slots=True)
class _Signature:
    """What a signature says: the digest it covers, and whether it is ours."""

    digest: bytes
    ours: bool


def seal_state(content: bytes, *, certificate: x509.Certificate) -> SealState:
    """Try every signature of a file; the last one of ours decides."""
    state = SealState.ABSENT
    for found in _RANGE.finditer(content):
        start, first, second, length = (int(n) for n in found.groups())
        signature = _signature(content[first + 1 : second - 1], certificate)
        if signature is None or not signature.ours:
            continue
        covered = content[start : start + first] + content[second : second + length]
        whole = start == 0 and second + length == len(content)
        same = hashlib.sha256(covered).digest() == signature.digest
        state = SealState.INTACT if whole and same else SealState.BROKEN
    return state


def _signature(written: bytes, certificate: x509.Certificate) -> _Signature | None:
    """Read a CMS signature from its hexadecimal digits; None if it is none."""
    try:
        signed = ContentInfo.load(bytes.fromhex(written.decode("ascii")))["content"]
        signer = signed["signer_infos"][0]
        attributes = signer["signed_attrs"].untag().dump()
        digests = [a["values"][0].native for a in signer["signed_attrs"] if _is_digest(a)]
        value = signer["signature"].native
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # Whatever a stranger wrote there, it is no signature.
    if len(digests) != 1:
        return None
    return _Signature(digest=digests[0], ours=_signed_by(certificate, value, attributes))


def _is_digest(attribute: object) -> bool:
    return bool(attribute["type"].native == "message_digest")  # type: ignore[index]


def _signed_by(certificate: x509.Certificate, value: bytes, attributes: bytes) -> bool:
    key = certificate.public_key()
    if not isinstance(key, RSAPublicKey):
        return False
    try:
        key.verify(value, attributes, PKCS1v15(), SHA256())
    except InvalidSignature:
        return False
    return True
