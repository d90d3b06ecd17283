"""Tables of the published charter."""

from florilege.infra.charters.models.edition import Edition
from florilege.infra.charters.models.grant import MaintenanceGrant

__all__ = ["Edition", "MaintenanceGrant"]
