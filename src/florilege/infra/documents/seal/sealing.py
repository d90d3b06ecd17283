"""Set the school's seal on a PDF: a PAdES-B signature that leaves PDF/A and PDF/UA standing.

Loading pyHanko takes a second, so this module is imported only where something is sealed.
"""

import asyncio
import io
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto.algos import SignedDigestAlgorithm
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from florilege.infra.documents.seal.keeping import Seal

FIELD = "Seal"
RESERVED = 8192  # hexadecimal digits for the signature: more than twice what it takes
# Printed and outside the page: what PDF/A asks of a field and PDF/UA lets pass untagged.
_PLACE = SigFieldSpec(
    FIELD,
    invis_sig_settings=InvisSigSettings(
        set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True
    ),
)


class _SealSigner(Signer):
    """Signs with the seal's key as it is held; pyHanko's own would load it anew each time."""

    def __init__(self, seal: Seal) -> None:
        super().__init__(
            signing_cert=Certificate.load(seal.certificate.public_bytes(Encoding.DER)),
            cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]  # theirs
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        )
        self._key = seal.key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        return (
            bytes(self._key.key_size // 8)
            if dry_run
            else self._key.sign(data, PKCS1v15(), SHA256())
        )


class _DatedSigner(PdfSigner):
    """Dates the signature as it is told; pyHanko reads the machine's clock."""

    def __init__(self, *args: Any, at: datetime, **given: Any) -> None:
        super().__init__(*args, **given)
        self._at = at

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def sealed_pdf(pdf: bytes, *, seal: Seal, school: str, at: datetime) -> bytes:
    """Give the PDF with the seal appended; not a byte of the original changes."""
    signer = _DatedSigner(
        PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=school
        ),
        signer=_signer(seal),
        new_field_spec=_PLACE,
        at=at,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    sealed: io.BytesIO = _run(signer.async_sign_pdf(writer, bytes_reserved=RESERVED))
    return sealed.getvalue()


def _run(signing: Coroutine[Any, Any, Any]) -> Any:
    """Run pyHanko's coroutine, also from a thread that has an event loop already."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(signing)
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, signing).result()


@lru_cache(maxsize=2)
def _signer(seal: Seal) -> _SealSigner:
    return _SealSigner(seal)
