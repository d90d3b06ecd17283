"""The same columns as a sealed profile, in clear."""

from typing import ClassVar

from django.db import models


class PlainProfile(models.Model):
    person = models.UUIDField(primary_key=True)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    pseudonym = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, null=True)
    language = models.CharField(max_length=5)
    time_zone = models.CharField(max_length=50)
    interests = models.JSONField(null=True)
    level = models.CharField(max_length=20, null=True)
    goals = models.CharField(max_length=500, null=True)
    languages = models.JSONField(null=True)
    changed_at = models.DateTimeField()

    objects: ClassVar[models.Manager["PlainProfile"]]

    def __str__(self) -> str:
        return str(self.person)
