"""What people do not want to receive, and the word by which they leave promotions."""

from django.db import models


class Muted(models.Model):
    """A topic that a person switched off."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    topic = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "topic"], name="mail_muted_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class WayOut(models.Model):
    """Whose promotions a word ends; the table knows only the word's hash."""

    person = models.UUIDField(primary_key=True)
    token_hash = models.BinaryField(unique=True, max_length=32)

    def __str__(self) -> str:
        return str(self.person)
