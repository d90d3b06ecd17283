"""The printed and sealed file: archival, accessible, the same each time, and provably unaltered."""

import asyncio
import io
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from florilege.infra import clock
from florilege.infra.documents.codes import new_code
from florilege.infra.documents.kinds import Facts
from florilege.infra.documents.printing import PrintingFailed, printed
from florilege.infra.documents.seal.keeping import SealMissing, make_seal, seal
from florilege.infra.documents.seal.recognising import SealState, seal_state
from florilege.infra.documents.seal.sealing import sealed_pdf
from florilege.infra.installation import check_installation, install
from florilege.infra.keys.secrets import NAMES
from tests.infra.documents.slips import AT, SLIP, slip_facts

PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def facts() -> Facts:
    return slip_facts() | {
        "title": "Bulletin d’essai",
        "language": "fr",
        "number": "SL-2026-000001",
        "code": new_code(),
        "check_address": "https://atelier.example/verifier/ABCD/",
        "issued_on": "2026-03-01",
        "edition": 1,
        "reason": None,
        "replaces": None,
    }


@pytest.fixture
def pdf(installation: Path) -> bytes:
    return printed(SLIP, facts(), at=AT)


@pytest.fixture
def sealed(pdf: bytes) -> bytes:
    return sealed_pdf(pdf, seal=seal(), school="Atelier Corolle", at=AT)


def metadata(content: bytes) -> dict[str, str]:
    """The declared standards, wherever in the XMP packet they stand."""
    raw = PdfReader(io.BytesIO(content)).trailer["/Root"]["/Metadata"].get_object().get_data()
    found: dict[str, str] = {}
    for element in ElementTree.fromstring(raw).iter():
        for name, value in [*element.attrib.items(), (element.tag, element.text or "")]:
            if name.startswith((PDFA, PDFUA)):
                found[name.replace(PDFA, "pdfa:").replace(PDFUA, "pdfua:")] = value
    return found


def judged(content: bytes):
    """What pyHanko says of the signature, trusting our certificate alone, on the day of sealing."""
    ours = Certificate.load(seal().certificate.public_bytes(Encoding.DER))
    moment = max(AT, seal().certificate.not_valid_before_utc) + timedelta(days=1)
    context = ValidationContext(trust_roots=[ours], moment=moment)
    (signature,) = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
    return in_a_thread(validate_pdf_signature, signature, context)


def in_a_thread(work: Callable, *arguments: object):
    """Work that brings its own event loop: a browser test may have left one running in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work, *arguments).result()


def test_the_same_facts_print_the_same_bytes(installation: Path) -> None:
    same = facts()

    assert printed(SLIP, same, at=AT) == printed(SLIP, same, at=AT)


def test_the_standards_are_declared_before_and_after_the_seal(pdf: bytes, sealed: bytes) -> None:
    declared = {"pdfa:part": "3", "pdfa:conformance": "A", "pdfua:part": "1"}

    assert metadata(pdf) == declared
    assert metadata(sealed) == declared


def test_the_sealed_file_is_tagged_titled_and_dated(sealed: bytes) -> None:
    reader = PdfReader(io.BytesIO(sealed))
    root = reader.trailer["/Root"]

    assert sealed.startswith(b"%PDF-1.7")
    assert "/Version" not in root
    assert root["/Lang"] == "fr"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert root["/StructTreeRoot"]
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert reader.metadata is not None
    assert reader.metadata.title == "Bulletin d’essai"
    assert reader.metadata.creation_date == AT


def test_the_seal_stands_where_both_standards_let_it(sealed: bytes) -> None:
    page = PdfReader(io.BytesIO(sealed)).pages[0]
    (widget,) = (a.get_object() for a in page["/Annots"])
    left, bottom, right, top = widget["/Rect"]

    assert widget["/F"] & 4, "PDF/A: printed"
    assert not widget["/F"] & 0b100011, "PDF/A: neither invisible nor hidden nor unseen"
    assert (left, bottom) == (right, top)
    assert right < page.cropbox.left, "PDF/UA: outside the page"


def test_every_font_is_embedded(sealed: bytes) -> None:
    fonts = PdfReader(io.BytesIO(sealed)).pages[0]["/Resources"]["/Font"]

    assert fonts
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_seal_only_adds_to_the_file(pdf: bytes, sealed: bytes) -> None:
    assert sealed.startswith(pdf)


@pytest.mark.promise("CRT-04")
def test_the_signature_is_pades_and_valid(sealed: bytes) -> None:
    (signature,) = PdfFileReader(io.BytesIO(sealed)).embedded_signatures
    status = judged(sealed)

    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/M"] == "D:20260301103000Z"
    assert status.bottom_line
    assert status.coverage.name == "ENTIRE_FILE"
    assert seal_state(sealed, certificate=seal().certificate) is SealState.INTACT


def test_a_thread_with_an_event_loop_seals_too(pdf: bytes) -> None:
    async def page() -> bytes:
        return sealed_pdf(pdf, seal=seal(), school="Atelier Corolle", at=AT)

    assert judged(in_a_thread(asyncio.run, page())).bottom_line


@pytest.mark.parametrize("place", [0.1, 0.5, 0.7])
def test_an_altered_byte_breaks_the_seal(sealed: bytes, place: float) -> None:
    at = int(len(sealed.split(b"/ByteRange")[0]) * place)
    altered = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]

    assert seal_state(altered, certificate=seal().certificate) is SealState.BROKEN


@pytest.mark.promise("CRT-04")
def test_a_changed_word_is_seen_by_pyhanko_too(sealed: bytes) -> None:
    altered = sealed.replace(b"/Lang", b"/Lanc", 1)

    assert not judged(altered).bottom_line
    assert seal_state(altered, certificate=seal().certificate) is SealState.BROKEN


@pytest.mark.promise("CRT-04")
def test_something_appended_breaks_the_seal(sealed: bytes) -> None:
    later = sealed + b"\n% a later revision\n%%EOF\n"

    assert seal_state(later, certificate=seal().certificate) is SealState.BROKEN


def test_a_file_without_a_seal_has_none(pdf: bytes) -> None:
    for content in (pdf, b"", b"/ByteRange [0 1 2 3]", b"/ByteRange [0 9999999999 9999999999 1]"):
        assert seal_state(content, certificate=seal().certificate) is SealState.ABSENT


def test_another_schools_seal_is_not_ours(
    pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = seal().certificate
    monkeypatch.setattr(settings, "SECRETS_DIR", tmp_path)
    make_seal(at=AT)
    theirs = sealed_pdf(pdf, seal=seal(), school="Atelier Corolle", at=AT)

    assert seal().certificate != ours
    assert seal_state(theirs, certificate=ours) is SealState.ABSENT
    assert seal_state(theirs, certificate=seal().certificate) is SealState.INTACT


def test_the_seal_is_made_once_and_kept_from_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECRETS_DIR", tmp_path)
    make_seal(at=AT)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    make_seal(at=AT + timedelta(days=1))

    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before
    assert before.keys() == {"seal.key", "seal.crt"}
    assert {p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("lost", ["seal.key", "seal.crt"])
def test_a_lost_seal_is_never_replaced_silently(
    lost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SECRETS_DIR", tmp_path)
    make_seal(at=AT)
    (tmp_path / lost).unlink()

    with pytest.raises(SealMissing, match=lost.replace(".", r"\.")):
        seal()


def test_a_start_without_the_seal_is_refused(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_installation(at=clock.now())
    for name in NAMES:
        shutil.copy(Path(settings.SECRETS_DIR) / f"{name}.key", tmp_path)
    monkeypatch.setattr(settings, "SECRETS_DIR", tmp_path)

    with pytest.raises(SealMissing):
        check_installation(at=clock.now())
    install(at=clock.now())
    assert not (tmp_path / "seal.key").exists(), "an installation that stands gets no new seal"


def test_a_damaged_seal_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SECRETS_DIR", tmp_path)
    make_seal(at=AT)
    (tmp_path / "seal.key").write_text("not a key")

    with pytest.raises(SealMissing):
        seal()


def test_a_template_that_does_not_fit_names_no_fact(installation: Path) -> None:
    with pytest.raises(PrintingFailed) as failure:
        printed(SLIP, facts() | {"minutes": "Odile"}, at=AT)

    assert str(failure.value) == "plain.typ"
    assert failure.value.__suppress_context__
