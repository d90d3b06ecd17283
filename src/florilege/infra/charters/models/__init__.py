"""Tables of the published charter."""

from florilege.infra.charters.models.edition import Edition

__all__ = ["Edition"]
