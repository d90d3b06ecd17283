"""What this room takes back of a file that a person brought: what they say of themselves."""

import random
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from django.conf import settings

from florilege.infra.keys.lookups import AlreadyKnown, LookupKind, find
from florilege.kernel.returning import takes_back
from florilege.kernel.subjects import SubjectRef
from florilege.people.identity.actions.open_profile import claim_pseudonym
from florilege.people.identity.models import Profile
from florilege.people.identity.rules import normal_pseudonym, proposed_pseudonym

_LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)
_AS_TOLD = ("given_name", "family_name", "phone", "interests", "level", "goals", "languages")


@takes_back("identity.Profile")
def take_profile(person: SubjectRef, rows: list[dict[str, Any]], at: datetime) -> bool:
    """Open the profile as it was; a profile that stands here already is not touched."""
    told = rows[0]
    standing = Profile.objects.filter(person=person).first()
    if standing is None:
        zone, language = told["time_zone"], told["language"]
        Profile.objects.create(
            person=person,
            pseudonym=_claimed(person, str(told["pseudonym"])),
            language=language if language in _LANGUAGES else settings.LANGUAGE_CODE[:2],
            time_zone=zone if zone in _ZONES else settings.TIME_ZONE,
            changed_at=at,
            **{name: told.get(name) for name in _AS_TOLD},
        )
    elif standing.changed_at != at:
        return False
    same_name = find(LookupKind.PSEUDONYM, normal_pseudonym(str(told["pseudonym"]))) == person
    return same_name and told["language"] in _LANGUAGES and told["time_zone"] in _ZONES


def _claimed(person: SubjectRef, wished: str) -> str:
    """Keep the pseudonym for the person, or another one if somebody here goes by it."""
    pseudonym, rng = wished, random.SystemRandom()
    while True:
        try:
            claim_pseudonym(person=person, pseudonym=pseudonym)
        except AlreadyKnown:
            pseudonym = proposed_pseudonym(rng)
        else:
            return pseudonym


_ZONES = available_timezones()
