"""Who teaches a session, since when and until when."""

from django.db import models

from florilege.teaching.enrolment.models.session import TrainingSession


class SessionTrainer(models.Model):
    """Without `until`, to the end of the session's marking window."""

    id = models.UUIDField(primary_key=True)
    session = models.ForeignKey(TrainingSession, on_delete=models.PROTECT, related_name="trainers")
    person = models.UUIDField(db_index=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], name="enrolment_one_row_a_trainer"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="enrolment_trainer_ends_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
