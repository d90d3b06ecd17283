"""The model field that names a sealed file of the row's subject."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

if TYPE_CHECKING:
    _Id = models.UUIDField[UUID | None, UUID | None]
else:
    _Id = models.UUIDField


class SealedFileField(_Id):
    """The id of a sealed file. The id says nothing; the file opens only through the gate.

    Declare it `Personal(…)`; `look(rows, "file")`, then `open_file(row, "file")`.
    """

    description = "Sealed file"
