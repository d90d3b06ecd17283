"""One declared field, since when it is declared here, and on which day it was last read."""

from django.db import models


class FieldUse(models.Model):
    field = models.CharField(primary_key=True, max_length=160)  # "identity.Profile.given_name"
    declared_on = models.DateField()
    read_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.field
