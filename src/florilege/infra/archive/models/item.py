"""One document that the law has kept: what it is stands open, whose it is stands sealed."""

from django.db import models


class ArchivedItem(models.Model):
    """`id` follows from the source, so that a second deposit of one source is none.

    `identity` and `content` are sealed for the key of `month`, in which `expires_on` lies. The
    digest is that of both: what was deposited is compared with what stands here by it.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    rule = models.CharField(max_length=40)
    law = models.CharField(max_length=120)
    event_on = models.DateField()
    expires_on = models.DateField(db_index=True)
    month = models.CharField(max_length=7, db_index=True)
    identity = models.BinaryField()
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    deposited_on = models.DateField()

    def __str__(self) -> str:
        return str(self.id)
