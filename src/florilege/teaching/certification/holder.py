"""The holder's name as it is printed: what the profile says on the day of issuing."""

from florilege.infra.gate.looking import look
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.access import Verdict
from florilege.kernel.subjects import SubjectRef
from florilege.people.identity.queries import profile_of


class NameWithheld(Exception):
    """The holder's data may not be used now: the document waits until they may."""


def name_of(person: SubjectRef) -> str | None:
    """Look at a person's name for the gate's purpose; None if they are gone.

    Raises: NameWithheld.
    """
    profile = profile_of(person)
    if profile is None:
        return None
    look([profile], "given_name", "family_name")
    given, family = profile.given_name, profile.family_name
    for part in (given, family):
        if isinstance(part, Withheld):
            if part.verdict is Verdict.WITHHELD_ERASED:
                return None
            raise NameWithheld(str(person))
    return written(given, family)


def written(given_name: object, family_name: object) -> str | None:
    """Write a name that was looked at as it is printed; None if it is withheld."""
    if isinstance(given_name, Withheld) or isinstance(family_name, Withheld):
        return None
    return " ".join(f"{given_name} {family_name}".split())
