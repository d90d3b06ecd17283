"""That data about a person came from another system: which table, from where, when."""

from django.db import models


class Arrival(models.Model):
    """`told_at` stands on every row of somebody once the letter about it is written."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    table = models.CharField(max_length=80)
    system = models.CharField(max_length=80)
    taken_on = models.DateField()
    told_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "system", "table"], name="intake_one_source_a_table"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
