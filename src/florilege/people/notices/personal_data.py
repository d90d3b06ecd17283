"""What the notices room holds about a person, why, and for how long."""

from florilege.kernel.declarations import Holding, NotPersonal, Personal, Source
from florilege.kernel.registry import declare
from florilege.kernel.vocabulary import Category, Purpose


def _shown(why: str) -> Personal:
    return Personal(
        category=Category.REQUESTS,
        purposes=frozenset({Purpose.RIGHTS}),
        why=why,
        source=Source.PROGRAM,
        sealed=False,
    )


declare(
    Holding(
        model="notices.NoticeShown",
        title="Versions of the policy that you were shown",
        subject="person",
        retention="account",
        export="notices",
        since="shown_at",
        fields={
            "id": NotPersonal("a random id"),
            "person": NotPersonal("an opaque id"),
            "charter": _shown("Which policy it was."),
            "version": _shown("Which version of the policy you were shown."),
            "shown_at": _shown("When you were shown it."),
        },
    )
)
