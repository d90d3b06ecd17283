"""Make a person's export and erase people, as the worker and the page do."""

import time
from uuid import UUID

from django.conf import settings

from bench.inside.people import add_people
from bench.inside.records import add_history, learner_with_records
from bench.inside.school import add_course, add_session, seat_people
from florilege.infra import clock
from florilege.infra.keys.people import state_of
from florilege.infra.media.files import write_sealed
from florilege.infra.workflow.models import Run
from florilege.infra.workflow.running import advance, advance_due
from florilege.kernel.access import KeyState
from florilege.kernel.subjects import SubjectRef
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.order_export import order_export
from florilege.rights.erasing import residue
from florilege.rights.models import ErasureRequest, ExportOrder

HISTORY_EACH = 3


def fill(*, people: int) -> dict[str, str]:
    """Make a school: a course, a session, and people with a seat and a short history."""
    course = add_course()
    session = add_session(course)
    seats = seat_people(session, course, add_people(people))
    if seats:
        add_history(seats, each=HISTORY_EACH)
    return {"course": course, "session": session}


def add_learner(*, name: str, session: str, course: str, records: int) -> str:
    """Make a person with records and a file of their own."""
    person = learner_with_records(name=name, session=session, course=course, count=records)
    content = [b"a pressed leaf " * 4096]
    subject = SubjectRef(UUID(person))
    write_sealed(person=subject, content=content, name="leaf.txt", media_type="text/plain")
    return person


def export(*, person: str) -> dict[str, float]:
    """Order an export and let the worker make it."""
    order = order_export(person=SubjectRef(UUID(person)), at=clock.now())
    begun, processor = time.perf_counter(), time.process_time()
    advance_due(at=clock.now())
    seconds, processor = time.perf_counter() - begun, time.process_time() - processor
    made = ExportOrder.objects.get(id=order.id)
    assert made.ready_at is not None, "the export is not ready"
    return {"seconds": seconds, "processor": processor, "rows": made.done_count}


def erase(*, person: str) -> dict[str, float]:
    """Erase a person; tell how long until they have vanished, and until all is done.

    The request itself ends at the drain, as on the page; then the worker takes over at once.
    """
    subject = SubjectRef(UUID(person))
    settings.ERASURE_DRAIN_SECONDS = 30
    begun = time.perf_counter()
    request = open_erasure_request(person=subject, at=clock.now())
    vanished = time.perf_counter() - begun
    assert request.erased_at is None and state_of(subject) is KeyState.ERASING
    settings.ERASURE_DRAIN_SECONDS = 0
    run = Run.objects.get(subject=subject, workflow="erase_subject")
    begun = time.perf_counter()
    assert advance(run.id, at=clock.now()), "the erasure did not end"
    worked = time.perf_counter() - begun
    assert residue(subject) == {}
    assert ErasureRequest.objects.get(id=request.id).erased_at is not None
    return {"vanished": vanished, "worked": vanished + worked}
