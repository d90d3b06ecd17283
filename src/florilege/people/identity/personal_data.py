"""What the identity room holds about a person, why, and for how long."""

from dataclasses import replace

from florilege.kernel.declarations import Holding, NotPersonal, Personal
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import PROMOTIONAL, Category, Purpose

_ALWAYS = frozenset({Purpose.ACCOUNT, Purpose.RIGHTS})
_COURSE = _ALWAYS | {Purpose.ENROLMENT, Purpose.TEACHING, Purpose.CERTIFICATION, Purpose.NOTICES}


def _name(why: str) -> Personal:
    return Personal(category=Category.IDENTITY, purposes=_COURSE, why=why, rectifiable=True)


def _archived_name(why: str) -> Personal:
    """The law has the name kept on the few documents that it has kept at all."""
    return replace(_name(why), purposes=_COURSE | {Purpose.ARCHIVING})


def _preference(why: str, *purposes: Purpose) -> Personal:
    return Personal(
        category=Category.PREFERENCES,
        purposes=_ALWAYS | set(purposes),
        why=why,
        rectifiable=True,
    )


declare(
    Holding(
        model="identity.Profile",
        title="Your profile",
        subject="person",
        retention="account",
        export="profile",
        since="changed_at",
        fields={
            "person": NotPersonal("an opaque id"),
            "given_name": _archived_name("Stands on your certificates and in your trainer's list."),
            "family_name": _archived_name(
                "Stands on your certificates and in your trainer's list."
            ),
            "pseudonym": _name("The only name that other learners and visitors see."),
            "phone": Personal(
                category=Category.CONTACT,
                purposes=_ALWAYS | {Purpose.ENROLMENT},
                why="Asked at your first enrolment: the office confirms your seat with it.",
                rectifiable=True,
            ),
            "language": _preference(
                "Pages and mails come in this language.", Purpose.NOTICES, *PROMOTIONAL
            ),
            "time_zone": _preference(
                "Dates are shown in your time.", Purpose.NOTICES, *PROMOTIONAL
            ),
            "interests": _preference(
                "Chooses which courses are proposed to you.", Purpose.PERSONALISATION
            ),
            "level": _preference(
                "Chooses which courses are proposed to you.", Purpose.PERSONALISATION
            ),
            "goals": _preference(
                "Chooses which courses are proposed to you.", Purpose.PERSONALISATION
            ),
            "languages": _preference(
                "Chooses which courses are proposed to you.", Purpose.PERSONALISATION
            ),
            "changed_at": NotPersonal("when the row was last written"),
        },
    )
)
