"""That mail to a person comes back: their address is no good any more."""

from django.db import models


class DeadAddress(models.Model):
    """It ends when the person corrects the address, or says that it is right."""

    person = models.UUIDField(primary_key=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
