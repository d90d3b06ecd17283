"""One message to one person, sealed from the first moment."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText


class Letter(PersonalModel):
    """`sent_at` is empty while the letter waits; a mailbox letter counts as sent when it is kept."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    address = SealedText(max_length=254)
    title = SealedText(max_length=200)
    text = SealedText()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)
