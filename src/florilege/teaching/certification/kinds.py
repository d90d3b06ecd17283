"""The two kinds of documents that this room adds to the engine."""

from pathlib import Path

from florilege.infra.botany import draw_plant
from florilege.infra.botany.flora import KINDS
from florilege.infra.documents.kinds import DocumentKind, Facts, register_kind
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.teaching.certification.enums import CertificateKind

_TEMPLATES = Path(__file__).parent / "documents"
_INK, _LEAF = "#1e2b24", "#4c6b54"
_OTHERWISE = "pivoine"


def _plant(facts: Facts) -> dict[str, str]:
    """Draw the course's plant, in the colours of print and the school's accent."""
    plant = facts["plant"] if facts["plant"] in KINDS else _OTHERWISE
    drawn = draw_plant(
        plant=plant, seed=facts["seed"], ink=_INK, leaf=_LEAF, accent=facts["accent"]
    )
    return {"plant": drawn}


def _kind(code: CertificateKind, *, prefix: str, fr: str, en: str) -> DocumentKind:
    return register_kind(
        DocumentKind(
            code=code.value,
            prefix=prefix,
            vault=Vault.LEARNING,
            purpose=Purpose.CERTIFICATION,
            template=_TEMPLATES / f"{code.value}.typ",
            titles={"fr": fr, "en": en},
            retention="certificates",
            pictures=_plant,
        )
    )


KINDS_BY_CODE = {
    CertificateKind.PATH_CERTIFICATE: _kind(
        CertificateKind.PATH_CERTIFICATE,
        prefix="CFP",
        fr="Certificat de fin de parcours",
        en="End-of-path certificate",
    ),
    CertificateKind.SKILLS_ATTESTATION: _kind(
        CertificateKind.SKILLS_ATTESTATION,
        prefix="AR",
        fr="Attestation de réussite",
        en="Skills attestation",
    ),
}
