"""Sheets become tagged PDFs with a title and a language, and say what their source says."""

from pathlib import Path

import pytest
from demo.atelier.markup import first_heading, french, quoted, to_typst
from demo.atelier.sheets import render_sheet
from pypdf import PdfReader

SHEET = """# Contrôle « à réception » : 10 points

Date : __________  Prix : 3 \\* 4 € #pas-un-ordre $x$ @nul <a> [b] "c"

- [ ] tiges fermes
- [x] pas d’odeur

1. laver
2. rincer

| Fleur | Tenue |
|---|---|
| **Rose** | 7 à 12 |
| | |

> Un conseil.

______________________

`code` et [un lien](https://fleurs.example/soin)
"""


def _sheet(folder: Path) -> Path:
    source = folder / "module" / "fiche.sheet.md"
    source.parent.mkdir(parents=True)
    source.write_text(SHEET, encoding="utf-8")
    course = 'slug = "essai"\nlanguage = "fr"\nplant = "iris"\n'
    (folder / "course.toml").write_text(course, encoding="utf-8")
    return source


def test_render_sheet_makes_a_tagged_titled_pdf_in_its_language(tmp_path: Path) -> None:
    target = tmp_path / "fiche.pdf"

    render_sheet(source=_sheet(tmp_path), target=target)

    pdf = PdfReader(target)
    root = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Contrôle «\u00a0à réception\u00a0»\u00a0: 10 points"
    assert str(root["/Lang"]).startswith("fr")
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_render_sheet_prints_the_words_as_they_were_written(tmp_path: Path) -> None:
    target = tmp_path / "fiche.pdf"

    render_sheet(source=_sheet(tmp_path), target=target)

    text = " ".join(PdfReader(target).pages[0].extract_text().split())
    for words in ("tiges fermes", "pas d’odeur", "rincer", "Un conseil.", "un lien", "7 à 12"):
        assert words in text
    assert '3 * 4 € #pas-un-ordre $x$ @nul <a> [b] "c"' in text
    assert "[ ]" not in text
    assert "___" not in text


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("prêt ?", "prêt\u202f?"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("12 cm, 5 %", "12\u00a0cm, 5\u00a0%"),
        ("12 communes : deux", "12 communes\u00a0: deux"),
    ],
)
def test_french_binds_marks_and_units(written: str, bound: str) -> None:
    assert french(written) == bound


def test_quoted_leaves_nothing_for_the_typesetter_to_obey() -> None:
    assert quoted('a"b\\c\nd') == '"a\\"b\\\\c d"'
    assert to_typst("`#panic()` #panic()") == '#raw("#panic()")#" #panic()";'


def test_first_heading_reads_through_emphasis() -> None:
    assert first_heading("texte\n\n## La *bonne* `eau`\n") == "La bonne eau"
    assert first_heading("sans titre") == ""
