"""How often something was tried lately, under a keyed hash of who or what tried it."""

from django.db import models


class Throttle(models.Model):
    bucket = models.BinaryField(primary_key=True, max_length=32)
    tries = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return "throttle"
