"""Tables of the archive vault."""

from florilege.infra.archive.models.item import ArchivedItem
from florilege.infra.archive.models.month import MonthKey
from florilege.infra.archive.models.opening import Found, Ground, Opening

__all__ = ["ArchivedItem", "Found", "Ground", "MonthKey", "Opening"]
