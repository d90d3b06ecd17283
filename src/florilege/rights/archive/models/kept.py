"""Notes of what stands in the archive: for the person while they live here, then for the receipt."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedJSON


class ArchivedNote(PersonalModel):
    """Tells a living person of a document of theirs; the only thing that leads to it by their id.

    It is deleted with the person: from then on the archive is found by its sealed names alone.
    `about` is what the kernel's `About` tells; None until the night has asked the room for it.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    item = models.UUIDField(unique=True)
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    law = models.CharField(max_length=120)
    event_on = models.DateField()
    expires_on = models.DateField()
    archived_on = models.DateField()
    about = SealedJSON("what it is about", null=True)

    def __str__(self) -> str:
        return str(self.id)


class KeptByLaw(models.Model):
    """A line of an erasure's receipt: so many documents of a kind stay until a day, by this law."""

    id = models.UUIDField(primary_key=True)
    receipt = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    law = models.CharField(max_length=120)
    expires_on = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["receipt", "kind", "expires_on"], name="archive_desk_one_line_a_kind"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
