"""A file of everything about a person, being made or waiting to be fetched once."""

from django.db import models

from florilege.infra.media.fields import SealedFileField


class ExportOrder(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    asked_at = models.DateTimeField()
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(default=0)
    file = SealedFileField(null=True)
    ready_at = models.DateTimeField(null=True)
    fetched_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True, db_index=True)

    def __str__(self) -> str:
        return str(self.id)
