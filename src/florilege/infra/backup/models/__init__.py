"""Tables of backups."""

from florilege.infra.backup.models.record import Carried, Copy, Drill, Restoration

__all__ = ["Carried", "Copy", "Drill", "Restoration"]
