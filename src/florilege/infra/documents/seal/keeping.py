"""The seal's key and certificate: two files among the secrets, never made anew silently."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import NameOID
from django.conf import settings

from florilege.charter.parties import Provider
from florilege.infra import policy

# RSA, because the curves would lift the file to PDF 2.0, which PDF/A-3 and PDF/UA-1 exclude.
BITS, EXPONENT = 3072, 65537
LASTS = timedelta(days=20 * 365)
SKEW = timedelta(days=1)
_LONGEST = 64  # letters of a name in a certificate (X.520)


class SealMissing(Exception):
    """A file of the seal is missing or damaged; the program refuses to go on without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"The seal's file {path} is missing or damaged. Put it back from your key backup; no "
            "new seal is made, since what the old one sealed would no longer be recognised."
        )


@dataclass(frozen=True, slots=True)
class Seal:
    """The key that signs, and the certificate that says who signs."""

    key: RSAPrivateKey
    certificate: x509.Certificate


def make_seal(*, at: datetime) -> None:
    """Make the seal of a new installation; one that exists is left as it is.

    The key takes its place last, so that a set-up that was killed here begins this anew.
    """
    key_path, certificate_path = _paths()
    if key_path.exists():
        return
    key = generate_private_key(public_exponent=EXPONENT, key_size=BITS)
    certificate = _self_signed(key, policy.charter().provider, at=at)
    key_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(certificate_path, certificate.public_bytes(Encoding.PEM))
    _write(key_path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def seal() -> Seal:
    """Read the seal.

    Raises: SealMissing.
    """
    return _read(*_paths())


def _paths() -> tuple[Path, Path]:
    folder = Path(settings.SECRETS_DIR)
    return folder / "seal.key", folder / "seal.crt"


@lru_cache(maxsize=4)
def _read(key_path: Path, certificate_path: Path) -> Seal:
    try:
        key = load_pem_private_key(key_path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        raise SealMissing(key_path) from None
    try:
        certificate = x509.load_pem_x509_certificate(certificate_path.read_bytes())
    except (OSError, ValueError):
        raise SealMissing(certificate_path) from None
    if not isinstance(key, RSAPrivateKey) or certificate.public_key() != key.public_key():
        raise SealMissing(key_path)
    return Seal(key=key, certificate=certificate)


def _self_signed(key: RSAPrivateKey, provider: Provider, *, at: datetime) -> x509.Certificate:
    name = _name(provider)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - SKEW)
        .not_valid_after(at + LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )


def _name(provider: Provider) -> x509.Name:
    """Name the school, and its company number as ETSI EN 319 412-1 writes it."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, provider.address.country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, provider.name[:_LONGEST]),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRFR-{provider.siret[:9]}"),
            x509.NameAttribute(NameOID.COMMON_NAME, provider.name[:_LONGEST]),
        ]
    )


def _write(path: Path, content: bytes) -> None:
    draft = path.with_suffix(f"{path.suffix}.draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
