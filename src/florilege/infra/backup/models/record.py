"""What was saved, tried and brought back, and when; about nobody."""

from django.db import models

from florilege.infra.backup.enums import State


class Copy(models.Model):
    """One backup in one place, or the try that failed. `size` is what was written for it."""

    id = models.UUIDField(primary_key=True)
    backup = models.CharField(max_length=30)
    place = models.CharField(max_length=8)
    begun_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    size = models.BigIntegerField(default=0)
    file_count = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, default=State.UNDER_WAY)
    why = models.CharField(max_length=12, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.backup} in {self.place}"


class Drill(models.Model):
    """A backup brought back into a temporary place and looked at. `counts` are numbers only."""

    id = models.UUIDField(primary_key=True)
    backup = models.CharField(max_length=30, default="", blank=True)
    place = models.CharField(max_length=8, default="", blank=True)
    begun_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=State.UNDER_WAY)
    why = models.CharField(max_length=12, default="", blank=True)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"drill {self.begun_at}"


class Restoration(models.Model):
    """This installation was brought back from a backup, and the later erasures done again."""

    id = models.UUIDField(primary_key=True)
    backup = models.CharField(max_length=30)
    made_at = models.DateTimeField()
    replayed_at = models.DateTimeField()
    people_count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.backup


class Carried(models.Model):
    """Up to which number the log of erasures stands in a place."""

    place = models.CharField(primary_key=True, max_length=8)
    number = models.PositiveIntegerField(default=0)
    why = models.CharField(max_length=12, default="", blank=True)
    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.place}: {self.number}"
