"""A person's seat in a session, asked for or confirmed."""

from django.db import models

from florilege.teaching.enrolment.enums import EnrolmentState
from florilege.teaching.enrolment.models.session import TrainingSession


class Enrolment(models.Model):
    """`version_id` pins the edition with which the person learns; it changes only by their act.

    `carried_minutes` were credited by the system that the school had before; nothing here measured
    them.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    session = models.ForeignKey(
        TrainingSession, on_delete=models.PROTECT, related_name="enrolments"
    )
    course_id = models.UUIDField("course")
    version_id = models.UUIDField("edition", db_index=True)
    state = models.CharField(max_length=9, default=EnrolmentState.REQUESTED)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    completed_at = models.DateTimeField(null=True)
    carried_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "session"], name="enrolment_one_seat_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in EnrolmentState]),
                name="enrolment_known_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["confirmed", "completed"])
                | models.Q(confirmed_at__isnull=False),
                name="enrolment_confirmed_has_its_date",
            ),
        ]
        indexes = [models.Index(fields=["session", "state"], name="enrolment_seats")]

    def __str__(self) -> str:
        return str(self.id)
