"""One attempt at a quiz."""

from django.db import models

from florilege.teaching.assessment.enums import AttemptState, SubmittedBy


class Attempt(models.Model):
    """Pins the quiz of one edition (`activity_id`): a newer edition does not change its questions.

    `deadline_at` is the server's and is set once; the browser only shows it.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    enrolment_id = models.UUIDField(db_index=True)
    activity_id = models.UUIDField()
    activity_code = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default=AttemptState.OPEN)
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.CharField(max_length=10, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_id", "activity_code"],
                condition=models.Q(state=AttemptState.OPEN.value),
                name="assessment_one_open_attempt",
            ),
            models.CheckConstraint(
                condition=models.Q(state=AttemptState.OPEN.value, submitted_at__isnull=True)
                | models.Q(state=AttemptState.SUBMITTED.value, submitted_at__isnull=False),
                name="assessment_submitted_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(submitted_by__isnull=True)
                | models.Q(submitted_by__in=[by.value for by in SubmittedBy]),
                name="assessment_known_submission",
            ),
        ]
        indexes = [
            models.Index(
                fields=["deadline_at"],
                condition=models.Q(state=AttemptState.OPEN.value),
                name="assessment_deadlines",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
