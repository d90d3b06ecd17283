"""Tell what of the minimum a person has not given yet (promise ID-03)."""

from florilege.infra.gate.looking import Sight, look_together
from florilege.infra.gate.opened import opened
from florilege.infra.gate.withheld import Withheld
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.queries import account_of
from florilege.people.identity.queries import profile_of
from florilege.teaching.enrolment import errands
from florilege.teaching.enrolment.enums import Needed
from florilege.teaching.enrolment.rules import missing_minimum

_OF_PROFILE = ("given_name", "family_name", "phone")


class UnseenMinimum:
    """What a person gave of the minimum, to be judged once its sights were looked at. Two queries."""

    def __init__(self, person: SubjectRef) -> None:
        self._profile, self._account = profile_of(person), account_of(person)

    @property
    def sights(self) -> tuple[Sight, ...]:
        return (
            ([self._profile] if self._profile else [], _OF_PROFILE),
            ([self._account] if self._account else [], ("email",)),
        )

    def missing(self) -> tuple[Needed, ...]:
        """Tell what is missing; what the gate withholds counts as missing."""
        profile, account = self._profile, self._account
        if profile is None or account is None:
            return tuple(Needed)
        names = (_given(profile.given_name), _given(profile.family_name))
        return missing_minimum(
            name=" ".join(names) if all(names) else "",
            email=_given(account.email),
            phone=_given(profile.phone),
        )


def missing_of(person: SubjectRef) -> tuple[Needed, ...]:
    """Open the three values as the program and tell only which are missing."""
    minimum = UnseenMinimum(person)
    with opened(actor=PROGRAM, purposes=(Purpose.ENROLMENT,), route=errands.MINIMUM):
        look_together(*minimum.sights)
        return minimum.missing()


def _given(value: object) -> str:
    return "" if value is None or isinstance(value, Withheld) else str(value).strip()
