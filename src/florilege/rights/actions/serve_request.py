"""Serve a request of the desk from the machine itself: the request is the reason, and is journaled."""

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from florilege.infra.gate.opened import opened
from florilege.infra.journal.appending import append
from florilege.kernel.access import Verdict
from florilege.kernel.errands import Route
from florilege.kernel.subjects import PROGRAM, Actor, SubjectRef
from florilege.kernel.vocabulary import Category, Purpose, Role, Vault
from florilege.rights import errands
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.enums import RequestKind, StepKind
from florilege.rights.exporting import export_bytes
from florilege.rights.inventory import HeldCategory, inventory
from florilege.rights.models import ErasureRequest, RightsRequest
from florilege.rights.steps import note_step, running_request

_GIVES_A_FILE = frozenset({RequestKind.ACCESS, RequestKind.PORTABILITY})
_OPERATOR = Actor(role=Role.OPERATOR)


class OtherRequest(Exception):
    """The request asks for something else, so that it is no reason for this."""


def show_held(request_id: UUID, *, at: datetime) -> list[HeldCategory]:
    """Tell what is held of the person of a running request, in numbers; no value opens.

    Raises: RequestClosed.
    """
    request = _reason(request_id)
    _enter(request, route=errands.OPERATOR_SHOWS, at=at)
    return inventory(SubjectRef(request.person))


def export_for_request(request_id: UUID, *, into: Path, at: datetime) -> int:
    """Write everything about the person into a file that nobody else may read; give its bytes.

    Raises: RequestClosed; OtherRequest if access or portability is not what was asked for;
    FileExistsError.
    """
    request = _reason(request_id, *_GIVES_A_FILE)
    handle = os.open(into, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        _enter(request, route=errands.OPERATOR_EXPORTS, at=at)
        with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route=errands.OPERATOR_EXPORTS):
            for piece in export_bytes(SubjectRef(request.person), order=None, at=at):
                file.write(piece)
    _note(request, at=at)
    return into.stat().st_size


def erase_for_request(request_id: UUID, *, at: datetime) -> ErasureRequest:
    """Erase the person, with the request itself; what is left is the receipt.

    Raises: RequestClosed; OtherRequest if erasure is not what was asked for; HeldForProceeding.
    """
    request = _reason(request_id, RequestKind.ERASURE)
    _enter(request, route=errands.OPERATOR_ERASES, at=at)
    return open_erasure_request(person=SubjectRef(request.person), at=at)


def _reason(request_id: UUID, *kinds: RequestKind) -> RightsRequest:
    with transaction.atomic(using=Vault.IDENTITY.value):
        request = running_request(request_id)
    if kinds and RequestKind(request.kind) not in kinds:
        raise OtherRequest(str(request_id))
    return request


def _enter(request: RightsRequest, *, route: Route, at: datetime) -> None:
    """The person reads in their journal that the operator looked, and why."""
    append(
        at=at,
        visit=uuid4(),
        actor=_OPERATOR,
        purpose=Purpose.RIGHTS,
        subjects={SubjectRef(request.person)},
        categories=set(Category),
        route=route,
        result=Verdict.OPEN.value,
    )


def _note(request: RightsRequest, *, at: datetime) -> None:
    with transaction.atomic(using=Vault.IDENTITY.value):
        note_step(request, StepKind.CARRIED_OUT, by=None, at=at)
