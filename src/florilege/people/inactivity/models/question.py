"""The one message that asks a quiet person whether to keep their account."""

from django.db import models


class Question(models.Model):
    """`since` is the sign after which it was quiet: a later one makes the question void.

    `left_on` is empty until the message has left; only from then on does the time to answer run.
    """

    person = models.UUIDField(primary_key=True)
    since = models.DateField()
    token_hash = models.BinaryField(unique=True, max_length=32)
    letter = models.UUIDField()
    asked_on = models.DateField()
    left_on = models.DateField(null=True, db_index=True)
    stood_still = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.person)
