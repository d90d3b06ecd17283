"""Until when a person's active time is settled: the lock that all their windows share."""

from django.db import models


class ActiveClock(models.Model):
    person = models.UUIDField(primary_key=True)
    counted_until = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
