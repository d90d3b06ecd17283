"""That an opening of the archive waits, and who carries it on: told to the platform, which sees no more."""

from django.db import models


class WaitingOpening(models.Model):
    """`id` is the opening's. What is sought, and why, stands sealed in the archive alone.

    Whoever leaves hands it over by this row; the decision writes it into the trace.
    """

    id = models.UUIDField(primary_key=True)
    keeper = models.UUIDField(null=True, db_index=True)
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)
