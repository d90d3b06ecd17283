"""Make and spend single-use links. The database holds only a hash of the token."""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import transaction

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.enums import LinkKind
from florilege.people.credentials.models import OneTimeLink


class LinkSpent(Exception):
    """The link is unknown, was used already, or its time is over."""


def make_link(*, person: SubjectRef, kind: LinkKind, at: datetime, lasts: timedelta) -> str:
    """Make a link's token; earlier links of the kind stop working."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic(using=Vault.IDENTITY.value):
        OneTimeLink.objects.filter(person=person, kind=kind, used_at__isnull=True).delete()
        OneTimeLink.objects.create(
            id=uuid4(),
            person=person,
            kind=kind,
            token_hash=_hashed(token),
            made_at=at,
            expires_at=at + lasts,
        )
    return token


def holder_of(token: str, *, kind: LinkKind, at: datetime) -> SubjectRef:
    """Tell whose living link this is, without spending it.

    Raises: LinkSpent.
    """
    link = OneTimeLink.objects.filter(
        token_hash=_hashed(token), kind=kind, used_at__isnull=True, expires_at__gt=at
    ).first()
    if link is None:
        raise LinkSpent
    return SubjectRef(link.person)


def spend(token: str, *, kind: LinkKind, at: datetime) -> SubjectRef:
    """Use a link up; of two at once, one wins.

    Raises: LinkSpent.
    """
    person = holder_of(token, kind=kind, at=at)
    spent = OneTimeLink.objects.filter(
        token_hash=_hashed(token), kind=kind, used_at__isnull=True, expires_at__gt=at
    ).update(used_at=at)
    if not spent:
        raise LinkSpent
    return person


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
