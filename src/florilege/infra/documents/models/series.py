"""The last number given of each kind in each year; rows of numbers have no gaps."""

from django.db import models


class NumberSeries(models.Model):
    """`prefix` rather than the kind: it is what numbers begin with."""

    prefix = models.CharField(max_length=10)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["prefix", "year"], name="documents_one_series_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}: {self.last}"
