"""Closed lists of the documents."""

from django.db import models


class DocumentState(models.TextChoices):
    """The life of a document; its number is taken from the first state on."""

    NUMBERED = "numbered"  # being printed, sealed and registered
    ISSUED = "issued"
    REPLACED = "replaced"  # a later edition stands for it
    REVOKED = "revoked"
