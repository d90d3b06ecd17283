"""The outbox's table."""

from florilege.infra.outbox.models.parcel import Parcel

__all__ = ["Parcel"]
