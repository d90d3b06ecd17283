"""Where a learner stopped in an activity."""

from django.db import models


class Place(models.Model):
    """The newest place counts; where the sitting before ended is kept beside it.

    A locator is `{}` (the beginning), `{"block": id, "ratio": 0 to 1}` or `{"seconds": number}`.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    enrolment_id = models.UUIDField()
    activity_code = models.CharField(max_length=80)
    locator = models.JSONField()
    saved_at = models.DateTimeField()
    earlier_locator = models.JSONField(null=True)
    earlier_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment_id", "activity_code"], name="progress_one_place_in_an_activity"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
