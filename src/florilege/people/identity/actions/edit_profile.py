"""Rectify a profile (GDPR art. 16): the change shows at once everywhere but on issued documents."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.infra.outbox.sending import send
from florilege.infra.outbox.wanted import Rectified
from florilege.kernel.registry import REGISTRY
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.identity.actions.open_profile import claim_pseudonym
from florilege.people.identity.events import ProfileRectified
from florilege.people.identity.models import Profile


@dataclass(frozen=True, slots=True)
class NotRectifiable(Exception):
    """The field is not one that a person declares about themselves."""

    field: str


def edit_profile(*, person: SubjectRef, changes: Mapping[str, object], at: datetime) -> None:
    """Write the changed fields of a profile.

    Raises: NotRectifiable; AlreadyKnown if the pseudonym is somebody else's.
    """
    holding = REGISTRY.holding("identity.Profile")
    assert holding is not None
    for name in changes:
        declared = holding.personal_fields.get(name)
        if declared is None or not declared.rectifiable:
            raise NotRectifiable(name)
    if "pseudonym" in changes:
        claim_pseudonym(person=person, pseudonym=str(changes["pseudonym"]))
    with transaction.atomic(using=Vault.IDENTITY.value):
        profile = Profile.objects.select_for_update().get(person=person)
        for name, value in changes.items():
            setattr(profile, name, value)
        profile.changed_at = at
        profile.save(update_fields=[*changes, "changed_at"])
        send(ProfileRectified(person=person), vault=Vault.IDENTITY, at=at)
        send(Rectified(person=person, change=uuid4()), vault=Vault.IDENTITY, at=at)
