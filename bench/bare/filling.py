"""Give the bare site the rows that the product has: the same course, and as many people."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from bench.bare.models import Person, Record, Seat, SeatPlace, SeatTrainer, Step, Try
from bench.inside.names import profile
from florilege.teaching.assessment.rules import response_of
from florilege.teaching.catalogue.models import Activity, Item
from florilege.teaching.enrolment.models import TrainingSession


@transaction.atomic(using="default")
def fill(*, shared: str, learners: int, steps: int) -> dict[str, Any]:
    """Write the same catalogue and sessions, then people, seats, histories and one attempt."""
    for row in serializers.deserialize("json", shared, using="default"):
        row.save(using="default")
    first, *others = TrainingSession.objects.order_by("title", "id")
    people = [_person(number) for number in range(learners + 1)]
    SeatTrainer.objects.create(session=first, person=people[0])
    seats = [_seat(person, first) for person in people[1:]]
    for session in others:
        _seat(people[1], session)
    for seat in seats:
        _history(seat, steps=steps)
    return _pages(seats[0])


def install() -> None:
    """Make the tables: the accounts first, since the bare tables point at them."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)


def _person(number: int) -> Person:
    user = User.objects.create(username=f"person{number}", password="!")
    return Person.objects.create(id=uuid4(), user=user, **_columns(profile(number)))


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if hasattr(Person, name)}


def _seat(person: Person, session: TrainingSession) -> Seat:
    return Seat.objects.create(
        id=uuid4(),
        person=person,
        session=session,
        version_id=_version(),
        state="confirmed",
        asked_at=timezone.now(),
    )


def _version() -> UUID:
    version: UUID = Activity.objects.values_list("version_id", flat=True)[0]
    return version


def _history(seat: Seat, *, steps: int) -> None:
    activity = Activity.objects.order_by("code")[0]
    began = timezone.now() - timedelta(days=300)
    Record.objects.bulk_create(
        Record(
            id=uuid4(),
            seat=seat,
            activity_code=activity.code,
            verb="progressed" if number else "initialized",
            at=began + timedelta(minutes=number),
            seconds=30,
        )
        for number in range(steps)
    )


def _pages(seat: Seat) -> dict[str, Any]:
    text = Activity.objects.filter(kind="text").order_by("module__position", "position")[0]
    quiz = Activity.objects.filter(kind="quiz").order_by("module__position", "position")[0]
    _history(seat, steps=0)
    SeatPlace.objects.create(
        seat=seat, activity_code=text.code, locator={}, saved_at=timezone.now()
    )
    number, sends, attempt = _attempt(seat, quiz)
    question = {"path": reverse("bare:question", args=[attempt.id, number]), "who": "person1"}
    return {
        "learner home": {"who": "person1", "path": reverse("bare:home"), "shows": "Écrire"},
        "lesson": {
            "who": "person1",
            "path": reverse("bare:lesson", args=[seat.id, text.code]),
            "shows": text.title,
        },
        "quiz question": question | {"shows": quiz.title},
        "quiz answer": question | {"sends": sends, "shows": "saved_at"},
        "trainer's session": {
            "who": "person0",
            "path": reverse("bare:session", args=[seat.session_id]),
            "shows": "Marchand",
        },
        "trivial": {"who": "", "path": reverse("bare:trivial"), "shows": "ok"},
    }


def _attempt(seat: Seat, quiz: Activity) -> tuple[int, dict[str, str], Try]:
    attempt = Try.objects.create(id=uuid4(), seat=seat, activity_id=quiz.id, state="open")
    found = list(Item.objects.filter(activity=quiz).order_by("position"))
    for seq, item in enumerate(found, 1):
        Step.objects.create(
            id=uuid4(),
            attempt=attempt,
            seq=seq,
            item_code=item.code,
            response=response_of(["a"]),
            at=timezone.now(),
            client_id=uuid4(),
            window_id=uuid4(),
        )
    number, item = next((n, i) for n, i in enumerate(found, 1) if i.kind == "single_choice")
    answer = item.body["choices"][0]["id"]
    sends = {"window": str(uuid4()), "seen": "1000", "shown": "", "answer": answer}
    return number, sends, attempt
