"""Print a document: facts and drawings through its template, as PDF/A-3a and PDF/UA-1 at once.

Nothing is written to disk and no font of the machine is used; the same facts give the same bytes.
"""

import io
import json
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import segno
import typst

from florilege.infra.documents.kinds import DocumentKind, Facts

# PDF/A-4 is newer, but needs PDF 2.0, which PDF/UA-1 excludes.
STANDARDS: list["typst.PDFStandard"] = ["a-3a", "ua-1"]
PACKAGE_DIR = Path(__file__).resolve().parents[2]
_FONTS = ("fontpkg_fraunces", "fontpkg_literata")


class PrintingFailed(Exception):
    """The template and the facts do not fit. The message names the template, never a fact."""


def printed(kind: DocumentKind, facts: Facts, *, at: datetime) -> bytes:
    """Give the PDF of a document, dated as it is told.

    Raises: PrintingFailed.
    """
    pictures = {"qr": qr_code(facts["check_address"]), **kind.pictures(facts)}
    return compiled(kind.template, facts, pictures=pictures, at=at)


def compiled(
    template: Path, facts: Facts, *, pictures: Mapping[str, str] | None = None, at: datetime
) -> bytes:
    """Give the PDF that a template makes of facts and drawings.

    Raises: PrintingFailed.
    """
    # One compiler a document: it is cheap, and one must not be shared between threads.
    compiler = typst.Compiler(
        template.read_bytes(), root=PACKAGE_DIR, font_paths=_fonts(), ignore_system_fonts=True
    )
    try:
        pdf = compiler.compile(
            format="pdf",
            sys_inputs={"facts": json.dumps(facts, ensure_ascii=False), **(pictures or {})},
            pdf_standards=STANDARDS,
            timestamp=at.replace(microsecond=0),  # typst takes whole seconds
        )
    except typst.TypstError:
        raise PrintingFailed(template.name) from None
    if not isinstance(pdf, bytes):
        raise PrintingFailed(template.name)
    return pdf


def qr_code(address: str) -> str:
    """Draw an address as a QR code: SVG of one path, one unit a module, no margin."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return drawn.getvalue().decode()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = [Path(str(files(package) / "files")) for package in _FONTS]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
