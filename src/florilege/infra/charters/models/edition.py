"""One edition of the charter, as it was published: never changed, never deleted."""

from django.db import models
from django.db.models import Q

from florilege.infra.charters.enums import EditionKind


class Edition(models.Model):
    """`text` is the file that was published, byte for byte, with its own number and dates.

    `wanted_on` is the first day that its author wants it to apply; `in_force_on` is the day from
    which it does, and is empty while people are still being told.
    """

    id = models.UUIDField(primary_key=True)
    version = models.PositiveIntegerField(unique=True)
    kind = models.CharField(max_length=12)
    text = models.TextField()
    published_at = models.DateTimeField()
    wanted_on = models.DateField()
    told_at = models.DateTimeField(null=True)
    in_force_on = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in EditionKind]),
                name="charters_known_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind=EditionKind.SUBSTANTIAL.value)
                | Q(in_force_on__isnull=True)
                | Q(told_at__isnull=False),
                name="charters_told_before_in_force",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(kind=EditionKind.SUBSTANTIAL.value),
                name="charters_only_announced_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"edition {self.version}"
