"""That an activity is done, once for each enrolment."""

from django.db import models


class Completion(models.Model):
    """Keyed by the activity's permanent code, so that it holds in every edition of the course."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    enrolment_id = models.UUIDField()
    activity_code = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_id", "activity_code"], name="progress_completed_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
