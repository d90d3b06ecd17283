"""Data that stay stored and are not used, at their person's request."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.rights.enums import Ground


class Restriction(PersonalModel):
    """`category` is empty when everything is restricted; `datum` names one field or row alone. `lift_letter` tells before it is lifted."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    category = models.CharField(max_length=20, blank=True)
    datum = models.CharField("single entry", max_length=160, blank=True)
    ground = models.CharField(max_length=10)
    note = SealedText(max_length=1000, null=True)
    begun_at = models.DateTimeField()
    entered_by = models.UUIDField(null=True)
    lift_reason = SealedText(max_length=1000, null=True)
    lift_announced_at = models.DateTimeField(null=True)
    lift_letter = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "category", "datum"],
                condition=models.Q(lifted_at__isnull=True),
                name="rights_one_restriction_of_a_category",
            ),
            models.CheckConstraint(
                condition=models.Q(ground__in=[g.value for g in Ground]),
                name="rights_known_ground",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
