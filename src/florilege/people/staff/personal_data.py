"""What the staff room holds about a person, why, and for how long."""

from florilege.kernel.declarations import ActedBy, Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _duty(why: str) -> Personal:
    return Personal(
        category=Category.STAFF,
        purposes=frozenset({Purpose.ACCOUNT, Purpose.SECURITY, Purpose.RIGHTS}),
        why=why,
        source=Source.STAFF,
        sealed=False,
        portable=False,
    )


declare(
    Holding(
        model="staff.RoleGrant",
        title="Roles that you hold",
        subject="person",
        retention="staff",
        export="roles",
        since="since",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "role": _duty("What you may see and do here."),
            "since": _duty("From when you hold the role."),
            "until": _duty("Until when you hold the role."),
            "granted_by": ActedBy("who gave the role"),
        },
    )
)
