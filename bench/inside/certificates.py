"""Earn a certificate as a learner does, then print and seal it again and again."""

import time
from typing import Any
from uuid import UUID

from bench.inside.errands import BENCH
from bench.inside.people import add_person
from bench.inside.school import add_course, add_session, seat_people
from florilege.infra import clock, policy
from florilege.infra.documents.kinds import kind_named
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.printing import printed
from florilege.infra.documents.seal.keeping import seal
from florilege.infra.documents.seal.sealing import sealed_pdf
from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.teaching.catalogue.queries import outline
from florilege.teaching.enrolment.queries import enrolled
from florilege.teaching.progress.actions.complete_activity import complete_activity
from florilege.teaching.progress.actions.open_activity import open_activity

KIND = "path_certificate"
_facts: dict[str, Any] = {}


def earn() -> None:
    """Do everything that a course requires; the certificate comes by itself."""
    person, course = SubjectRef(UUID(add_person("learner"))), add_course()
    seat = enrolled(UUID(seat_people(add_session(course), course, [str(person)])[0]), person)
    assert seat is not None
    plan = outline(seat.version_id)
    assert plan is not None
    for one in plan.activities:
        given: dict[str, Any] = {
            "activity_id": one.id,
            "activity_code": one.code,
            "at": clock.now(),
        }
        open_activity(enrolled=seat, **given)
        complete_activity(enrolled=seat, **given)
    while deliver_due(at=clock.now()):
        continue
    document = IssuedDocument.objects.using(Vault.LEARNING.value).get(kind=KIND)
    assert document.file is not None, "the certificate was not issued"
    with opened(actor=PROGRAM, purposes=(Purpose.CERTIFICATION,), route=BENCH):
        look([document], "facts")
        _facts.update(document.facts)


def print_pdf(*, times: int) -> list[tuple[float, float]]:
    return [_timed(sealed=False) for _ in range(times)]


def print_and_seal(*, times: int) -> list[tuple[float, float]]:
    return [_timed(sealed=True) for _ in range(times)]


def _timed(*, sealed: bool) -> tuple[float, float]:
    at, school = clock.now(), policy.charter().provider.name
    begun, processor = time.perf_counter(), time.process_time()
    pdf = printed(kind_named(KIND), _facts, at=at)
    if sealed:
        pdf = sealed_pdf(pdf, seal=seal(), school=school, at=at)
    spent = time.process_time() - processor
    assert pdf.startswith(b"%PDF-")
    return time.perf_counter() - begun, spent
