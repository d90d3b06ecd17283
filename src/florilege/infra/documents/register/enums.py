"""Closed lists of the register."""

from django.db import models


class EntryState(models.TextChoices):
    """Whether a document stands."""

    ISSUED = "issued"
    REPLACED = "replaced"
    REVOKED = "revoked"
