"""What the certification room holds about a person, why, and for how long."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose

_PURPOSES = frozenset({Purpose.CERTIFICATION, Purpose.RIGHTS})


def _asked(why: str, source: Source = Source.PERSON, *, sealed: bool = False) -> Personal:
    return Personal(
        category=Category.CERTIFICATES,
        purposes=_PURPOSES,
        why=why,
        source=source,
        sealed=sealed,
        portable=source is Source.PERSON,
    )


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
        model="certification.Correction",
        title="Corrected editions that you asked for",
        subject="person",
        retention="certificates",
        export="corrections",
        since="asked_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "document_id": NotPersonal("the id of a document"),
            "name": Personal(
                category=Category.IDENTITY,
                purposes=_PURPOSES,
                why="The name in which you want the document; the office decides on it.",
            ),
            "reason": _asked("Why the name changes: it is printed on the new edition."),
            "state": _asked("What the office decided.", Source.STAFF),
            "asked_at": _asked("When you asked.", Source.PROGRAM),
            "decided_at": _asked("When the office decided.", Source.PROGRAM),
            "decided_by": ActedBy("who decided on a corrected edition"),
            "refusal": _asked("Why the office refused it.", Source.STAFF, sealed=True),
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
