"""Since when departures are kept: from the day on which they were carried out or taken back."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("departures.Departure", F("ended_on"))
starts("departures.Handover", F("departure__ended_on"))
