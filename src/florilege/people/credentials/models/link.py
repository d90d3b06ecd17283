"""Single-use links: the table knows only a hash of what the mail carries."""

from django.db import models


class OneTimeLink(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=8)
    token_hash = models.BinaryField(unique=True, max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)
