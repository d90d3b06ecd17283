"""Write the profile of a person who enters."""

from datetime import datetime

from florilege.infra.keys.lookups import LookupKind, remember
from florilege.kernel.subjects import SubjectRef
from florilege.people.identity.models import Profile
from florilege.people.identity.rules import normal_pseudonym


def claim_pseudonym(*, person: SubjectRef, pseudonym: str) -> None:
    """Keep a pseudonym for a person.

    Raises: AlreadyKnown if somebody else has it.
    """
    remember(LookupKind.PSEUDONYM, normal_pseudonym(pseudonym), person=person)


def open_profile(
    *,
    person: SubjectRef,
    given_name: str,
    family_name: str,
    pseudonym: str,
    language: str,
    time_zone: str,
    at: datetime,
) -> Profile:
    """Write the least profile; every other field stays empty until its moment."""
    return Profile.objects.create(
        person=person,
        given_name=given_name,
        family_name=family_name,
        pseudonym=pseudonym,
        language=language,
        time_zone=time_zone,
        changed_at=at,
    )
