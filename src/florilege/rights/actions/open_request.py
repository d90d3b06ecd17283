"""Open a request: by the person in their space, or from a letter that the desk received."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.gate.opened import sealing_key
from florilege.infra.keys.lookups import LookupKind, find
from florilege.infra.keys.people import destroy_key, enter_person
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import normal_email
from florilege.rights.clocks import Clock
from florilege.rights.enums import RUNNING, RequestKind, StepKind, Way
from florilege.rights.letters import reach_writer, write_to
from florilege.rights.mailing import RECEIVED
from florilege.rights.models import RightsRequest
from florilege.rights.steps import note_step


class AlreadyAsked(Exception):
    """The same person asked for the same, and has no answer yet."""

    def __init__(self, request_id: UUID) -> None:
        super().__init__(str(request_id))
        self.request_id = request_id


class NotReceivedYet(Exception):
    """A letter cannot have come after today."""


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came to the desk: what the writer says, and where to answer them."""

    kind: RequestKind
    way: Way
    received_on: date
    told: str
    name: str
    email: str
    address: str
    has_mandate: bool


def open_request(
    *, person: SubjectRef, kind: RequestKind, told: str, at: datetime
) -> RightsRequest:
    """Open a request from the person's own space, where nobody doubts who they are.

    Raises: AlreadyAsked; KeyWithheld if the person is going or gone.
    """
    sealing_key(person)
    on = legal_day(at)
    request = RightsRequest(
        id=uuid4(), person=person, kind=kind, way=Way.SPACE, received_on=on, told=told
    )
    return _enter(request, by=person, what=StepKind.OPENED, at=at)


def take_request(
    received: Received, *, by: SubjectRef | None, at: datetime, request_id: UUID | None = None
) -> RightsRequest:
    """Enter a request that came by letter, by mail or by word; the clock runs from that day.

    Nobody entered what came by the page of a closed school: `by` is None. The writer is looked up by
    address; who has no account becomes a person known to the desk only. With an id that the form
    brought, a second click enters nothing: the first one's request comes back.
    Raises: AlreadyAsked, NotReceivedYet.
    """
    entered = RightsRequest.objects.filter(id=request_id).first() if request_id else None
    if entered is not None:
        return entered
    if received.received_on > legal_day(at):
        raise NotReceivedYet
    email = received.email.strip()
    person = _known(normal_email(email)) if email else None
    is_known = person is not None
    if person is None:
        person = new_subject()
        enter_person(person, on=legal_day(at))
    request = RightsRequest(
        id=request_id or uuid4(),
        person=person,
        kind=received.kind,
        way=received.way,
        received_on=received.received_on,
        told=received.told,
        writer_name=received.name or None,
        writer_email=None if is_known else email or None,
        writer_address=received.address or None,
        has_mandate=received.has_mandate,
        entered_by=by,
    )
    taken = _enter(request, by=by, what=StepKind.TAKEN, at=at)
    if taken.person != person:
        destroy_key(person, at=at)
    return taken


def _known(normal: str) -> SubjectRef | None:
    """Find whose address it is, as an account's or as that of a contact without one."""
    return find(LookupKind.EMAIL, normal) or find(LookupKind.CONTACT, normal)


def _enter(
    request: RightsRequest, *, by: SubjectRef | None, what: StepKind, at: datetime
) -> RightsRequest:
    """Write the request, its first step and the letter that says it came, all or nothing."""
    request.due_on = Clock(request.received_on).due_on(policy.charter().deadlines)
    reach = reach_writer(request)
    in_space = request.way == Way.SPACE and reach is not None and reach.has_space
    facts = {"due_on": request.due_on, "number": request.id, "in_space": in_space}
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            request.save(force_insert=True)
            note_step(request, what, by=by, at=at)
            if reach is not None:
                person = SubjectRef(request.person)
                write_to(person, reach, kind=RECEIVED, facts=facts, at=at)
    except IntegrityError:
        twice = RightsRequest.objects.filter(id=request.id).first()
        if twice is not None:
            return twice  # Two clicks at once: the other was a moment earlier.
        running = RightsRequest.objects.filter(
            person=request.person, kind=request.kind, state__in=RUNNING
        ).first()
        if running is None:
            raise
        raise AlreadyAsked(running.id) from None
    return request
