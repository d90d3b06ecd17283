"""When a declared field was last read for one of its purposes, by anybody."""

from django.db import models


class FieldUse(models.Model):
    field = models.CharField(max_length=120, primary_key=True)
    known_since = models.DateField()
    last_read_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.field
