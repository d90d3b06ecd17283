"""Tables of the schedule."""

from florilege.infra.schedule.models.night import Beat, Night

__all__ = ["Beat", "Night"]
