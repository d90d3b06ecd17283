"""The model field that names a sealed file of the row's subject."""

from django.db import models


class SealedFileField(models.UUIDField):
    """The id of a sealed file. The id says nothing; the file opens only through the gate.

    Declare it `Personal(…)`; `look(rows, "file")`, then `open_file(row, "file")`.
    """

    description = "Sealed file"
