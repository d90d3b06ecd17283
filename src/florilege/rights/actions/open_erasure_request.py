"""Delete an account: the request, and its first steps at once."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from florilege.infra.workflow.running import advance, begin
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.rights.enums import Origin
from florilege.rights.models import ErasureRequest
from florilege.rights.retention.holding import holds_stand_still, is_held
from florilege.rights.workflows import ERASE_SUBJECT


class HeldForProceeding(Exception):
    """Something about the person is held for legal claims, so nothing of theirs is erased yet."""


def open_erasure_request(
    *, person: SubjectRef, at: datetime, origin: Origin = Origin.PERSON
) -> ErasureRequest:
    """Begin to erase a person; when this returns they are gone from every page.

    Safe to repeat: the same request comes back. The worker carries the rest on.
    Raises: HeldForProceeding (GDPR art. 17(3)(e)).
    """
    with holds_stand_still():
        request = ErasureRequest.objects.filter(person=person).first()
        if request is None:
            if is_held(person):
                raise HeldForProceeding(str(person))
            request = _enter(person, origin=origin, at=at)
    if request.erased_at is None:
        run = begin(ERASE_SUBJECT, subject=person, about=request.id, at=at)
        advance(run.id, at=at)
        request.refresh_from_db()
    return request


def _enter(person: SubjectRef, *, origin: Origin, at: datetime) -> ErasureRequest:
    # Together, so that no kill leaves a request that nothing carries out.
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = ErasureRequest.objects.create(
            id=uuid4(), person=person, origin=origin, asked_at=at
        )
        begin(ERASE_SUBJECT, subject=person, about=request.id, at=at)
    return request
