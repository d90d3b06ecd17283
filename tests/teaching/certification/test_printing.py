"""The certificates as printed: one page whatever is on it, in both languages, in a moment."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from florilege.infra.documents.codes import new_code
from florilege.infra.documents.issuing import check_path
from florilege.infra.documents.kinds import Facts
from florilege.infra.documents.printing import printed
from florilege.teaching.certification.enums import CertificateKind
from florilege.teaching.certification.kinds import KINDS_BY_CODE

AT = datetime(2026, 4, 21, 9, tzinfo=UTC)
LONG_NAME = "Marie-Antoinette de La Tour-d'Auvergne-Lauraguais " + "Charpentier " * 9
LONG_TITLE = "Composer, vendre et expliquer les bouquets de saison : du champ au comptoir, " * 2


def facts(kind: CertificateKind, *, many: int = 4, **changed: object) -> Facts:
    code = new_code()
    return {
        "holder": "Odile Fougeray",
        "course": "Le bouquet rond lié : la spirale",
        "plant": "pivoine",
        "seed": "bouquet-rond",
        "accent": "#a8325a",
        "provider": {
            "name": "Atelier Corolle",
            "legal_form": "SARL",
            "siret": "12345678200010",
            "nda": "52490000049",
            "nda_region": "Pays de la Loire",
            "address": {
                "street": "3 rue du Clos-des-Pivoines",
                "postcode": "49000",
                "city": "Angers",
            },
        },
        "begun_on": "2026-03-03",
        "ended_on": "2026-04-21",
        "minutes": 840,
        "activities": 23,
        "modules": [f"Module au titre assez long pour voir {n}" for n in range(many)],
        "mean": 84,
        "passing": 70,
        "results": [{"title": f"Évaluation {n}", "percent": 80 + n % 20} for n in range(many)],
        "title": KINDS_BY_CODE[kind].title("fr"),
        "language": "fr",
        "number": "CFP-2026-000012",
        "code": code,
        "check_address": "https://atelier-corolle.example" + check_path(code),
        "issued_on": "2026-04-21",
        "edition": 1,
        "reason": None,
        "replaces": None,
    } | changed


def words_of(pdf: bytes) -> str:
    """The words of the only page."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize("kind", CertificateKind)
@pytest.mark.parametrize("many", [1, 2, 5, 6, 14, 18, 40])
def test_it_stays_on_one_page(installation: Path, kind: CertificateKind, many: int) -> None:
    full = facts(
        kind,
        many=many,
        holder=LONG_NAME[:161],
        course=LONG_TITLE[:200],
        edition=2,
        reason="correction d’une faute dans le nom",
        replaces={"number": "CFP-2026-000003", "issued_on": "2026-03-01"},
    )

    words = words_of(printed(KINDS_BY_CODE[kind], full, at=AT))

    assert "Elle remplace le document n° CFP-2026-000003 du 1er mars 2026" in words
    assert "Tour-d’Auvergne" in words


def test_dates_hours_and_reasons_are_written_in_french(installation: Path) -> None:
    kind = CertificateKind.PATH_CERTIFICATE

    words = words_of(printed(KINDS_BY_CODE[kind], facts(kind, minutes=450), at=AT))

    assert "Du 3 mars au 21 avril 2026. Durée prévue : 7 h 30. 23 activités achevées." in words
    assert "Fait à Angers, le 21 avril 2026, et scellé électroniquement" in words


def test_a_period_over_new_year_names_both_years(installation: Path) -> None:
    kind = CertificateKind.SKILLS_ATTESTATION
    over = facts(kind, begun_on="2025-12-01", ended_on="2026-01-02")

    words = words_of(printed(KINDS_BY_CODE[kind], over, at=AT))

    assert "Évaluations passées du 1er décembre 2025 au 2 janvier 2026." in words


@pytest.mark.parametrize("kind", CertificateKind)
def test_an_english_course_has_an_english_document(
    installation: Path, kind: CertificateKind
) -> None:
    english = facts(kind, language="en", title=KINDS_BY_CODE[kind].title("en"))

    pdf = printed(KINDS_BY_CODE[kind], english, at=AT)

    words = words_of(pdf)
    assert "From 3 March to 21 April 2026" in words or "from 3 March to 21 April 2026" in words
    assert "It is not the delivery certificate" in words
    assert PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/Lang"] == "en"


def test_an_unknown_plant_is_no_obstacle(installation: Path) -> None:
    kind = CertificateKind.PATH_CERTIFICATE

    assert printed(KINDS_BY_CODE[kind], facts(kind, plant="baobab"), at=AT)


def test_words_that_look_like_markup_stay_words(installation: Path) -> None:
    kind = CertificateKind.PATH_CERTIFICATE
    sly = facts(kind, holder='#panic("x") *Odile* $x$ <a>', course="= Titre #let x = 1")

    words = words_of(printed(KINDS_BY_CODE[kind], sly, at=AT))

    assert '#panic("x") *Odile* $x$ <a>' in words
    assert "= Titre #let x = 1" in words
