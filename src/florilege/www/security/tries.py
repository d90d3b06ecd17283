"""How many addresses and sources are being slowed down, without telling which."""

from datetime import datetime

from django.apps import apps


def slowed_down(*, at: datetime, most: int) -> int:
    """Count those with so many failed tries lately that they are slowed down.

    Pages see no room's models, and the credentials room has no query for this yet.
    """
    throttles = apps.get_model("credentials", "Throttle")._default_manager
    return int(throttles.filter(until__gt=at, tries__gte=most).count())
