"""What may not leave because of a legal proceeding, although its time may be over."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText


class LegalHold(PersonalModel):
    """Without `model`, everything about the person is held; without `row`, the whole table."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    model = models.CharField("table", max_length=80, blank=True)
    row = models.CharField(max_length=64, blank=True)
    reason = SealedText(max_length=500)
    placed_at = models.DateTimeField()
    placed_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(row="") | ~models.Q(model=""),
                name="rights_held_row_names_its_table",
            )
        ]
        indexes = [
            models.Index(
                fields=["model"],
                condition=models.Q(lifted_at__isnull=True),
                name="rights_living_holds",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
