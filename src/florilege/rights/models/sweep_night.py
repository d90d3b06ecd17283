"""What one night of the keeper found due, and what went: numbers by table, never a value."""

from django.db import models


class Doubt(models.TextChoices):
    """Why a night did not act."""

    NONE = ""
    CLOCK_BACK = "clock_back"  # the day lies before what has happened already
    CLOCK_AHEAD = "clock_ahead"  # the day lies further on than any night could be
    LARGE_CUT = "large_cut"  # more would go than on any ordinary night


class SweepNight(models.Model):
    """One legal day. `kept` counts what should be in the archive and has nobody to move it."""

    id = models.UUIDField(primary_key=True)
    day = models.DateField(unique=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    due = models.JSONField(default=dict)
    gone = models.JSONField(default=dict)
    kept = models.JSONField(default=dict)
    doubt = models.CharField(max_length=12, choices=Doubt, default=Doubt.NONE, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.UUIDField(null=True)

    def __str__(self) -> str:
        return str(self.day)
