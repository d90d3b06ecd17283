"""What the certification room holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.CERTIFICATION, Purpose.RIGHTS})


def _award(why: str) -> Personal:
    return Personal(
        category=Category.CERTIFICATES,
        purposes=_PURPOSES,
        why=why,
        source=Source.PROGRAM,
        sealed=False,
    )


declare(
    Holding(
        model="certification.Award",
        title="Certificates that you earned",
        subject="person",
        retention="certificates",
        export="awards",
        since="awarded_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "enrolment_id": NotPersonal("an opaque id"),
            "kind": _award("Whether it is the end-of-path certificate or the skills attestation."),
            "document_id": NotPersonal("the id of the document that stands"),
            "told_document_id": NotPersonal("the id of the document that you were told of"),
            "awarded_at": _award("When you met the conditions."),
        },
    ),
    Holding(
        model="certification.CertificateSharing",
        title="What strangers see when they check your certificates",
        subject="person",
        retention="certificates",
        export="certificate_sharing",
        since="changed_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "document_id": NotPersonal("the id of a document"),
            "shows": Personal(
                category=Category.CERTIFICATES,
                purposes=_PURPOSES,
                why="Your choice of what the check page shows; nothing, unless you choose more.",
                sealed=False,
            ),
            "shown": Personal(
                category=Category.IDENTITY,
                purposes=_PURPOSES,
                why="The name or the initials that you let the check page show.",
            ),
            "changed_at": Personal(
                category=Category.CERTIFICATES,
                purposes=_PURPOSES,
                why="When you chose.",
                source=Source.USE,
                sealed=False,
            ),
        },
    ),
)
