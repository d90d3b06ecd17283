"""One message to one person, sealed from the first moment."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText


class Letter(PersonalModel):
    """`sent_at` is empty while the letter waits; a mailbox letter counts as sent when it is kept.

    `returned_at` is when it came back, or was refused for good: it is not sent again.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=2, default="fr")
    address = SealedText(max_length=254)
    title = SealedText(max_length=200)
    text = SealedText()
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True, db_index=True)
    returned_at = models.DateTimeField(null=True, db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.id)
