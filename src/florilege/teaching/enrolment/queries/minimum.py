"""Tell what of the minimum a person has not given yet (promise ID-03)."""

from florilege.infra.gate.looking import look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.queries import account_of
from florilege.people.identity.queries import profile_of
from florilege.teaching.enrolment.enums import Needed
from florilege.teaching.enrolment.rules import missing_minimum


def missing_of(person: SubjectRef) -> tuple[Needed, ...]:
    """Open the three values as the program and tell only which are missing.

    What the gate withholds, because the person asked for restriction, counts as missing.
    """
    profile, account = profile_of(person), account_of(person)
    if profile is None or account is None:
        return tuple(Needed)
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route="enrolment.minimum"):
        look_together(([profile], ("given_name", "family_name", "phone")), ([account], ("email",)))
        names = (_given(profile.given_name), _given(profile.family_name))
        return missing_minimum(
            name=" ".join(names) if all(names) else "",
            email=_given(account.email),
            phone=_given(profile.phone),
        )


def _given(value: object) -> str:
    return "" if value is None or isinstance(value, Withheld) else str(value).strip()
