"""One event on its way to one handler."""

from django.db import models


class Parcel(models.Model):
    """Gone once it is delivered. `body` holds ids, numbers and days, never a value of a person."""

    id = models.UUIDField(primary_key=True)
    handler = models.CharField(max_length=120)
    subject = models.UUIDField(null=True, db_index=True)
    body = models.JSONField()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)
