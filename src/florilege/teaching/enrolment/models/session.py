"""A training session: a dated group that follows a course, and its half-days."""

from django.db import models

from florilege.teaching.catalogue.enums import Modality
from florilege.teaching.enrolment.enums import HalfDay, SessionState


class TrainingSession(models.Model):
    """About nobody: who learns and who teaches stands in rows of their own."""

    id = models.UUIDField(primary_key=True)
    course_id = models.UUIDField(db_index=True)
    title = models.CharField(max_length=120)
    starts_on = models.DateField(db_index=True)
    ends_on = models.DateField()
    capacity = models.PositiveSmallIntegerField()
    modality = models.CharField(max_length=10)
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=6, default=SessionState.OPEN)
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="enrolment_session_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(capacity__gte=1), name="enrolment_session_has_a_seat"
            ),
            models.CheckConstraint(
                condition=models.Q(modality__in=[m.value for m in Modality]),
                name="enrolment_known_modality",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in SessionState]),
                name="enrolment_known_session_state",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Slot(models.Model):
    """A half-day on which the group meets."""

    id = models.UUIDField(primary_key=True)
    # Half-days are parts of their session and have no life without it.
    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="slots")
    on = models.DateField()
    half_day = models.CharField(max_length=9)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "on", "half_day"], name="enrolment_one_slot_a_half_day"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="enrolment_slot_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(half_day__in=[h.value for h in HalfDay]),
                name="enrolment_known_half_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
