"""Read profiles. Names open only through the gate; these give rows to look at."""

from collections.abc import Iterable

from florilege.infra.gate.looking import look
from florilege.kernel.subjects import SubjectRef
from florilege.people.identity.models import Profile


def profile_of(person: SubjectRef) -> Profile | None:
    return Profile.objects.filter(person=person).first()


def profiles_of(people: Iterable[SubjectRef]) -> dict[SubjectRef, Profile]:
    """Give profiles by person, in one query."""
    return {SubjectRef(p.person): p for p in Profile.objects.filter(person__in=set(people))}


def full_names(people: Iterable[SubjectRef]) -> dict[SubjectRef, str]:
    """Look at names for the page's purpose: one query, one key query, one journal entry."""
    profiles = profiles_of(people)
    look(profiles.values(), "given_name", "family_name")
    return {person: f"{p.given_name} {p.family_name}" for person, p in profiles.items()}


def pseudonyms(people: Iterable[SubjectRef]) -> dict[SubjectRef, str]:
    """Look at pseudonyms, the only name for public places."""
    profiles = profiles_of(people)
    look(profiles.values(), "pseudonym")
    return {person: str(p.pseudonym) for person, p in profiles.items()}


def has_phone(person: SubjectRef) -> bool:
    """Tell whether a phone number stands in the profile, without opening it."""
    return Profile.objects.filter(person=person, phone__isnull=False).exists()
