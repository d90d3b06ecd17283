"""A dated grant by which somebody outside the hosting countries may help; it ends by itself."""

from django.db import models
from django.db.models import F, Q


class MaintenanceGrant(models.Model):
    """`code` is what the operator's settings name; the last day is still covered."""

    id = models.UUIDField(primary_key=True)
    code = models.SlugField(max_length=40, unique=True)
    company = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    safeguard = models.CharField(max_length=24)
    why = models.CharField(max_length=300)
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="charters_grant_has_days"
            )
        ]

    def __str__(self) -> str:
        return self.code
