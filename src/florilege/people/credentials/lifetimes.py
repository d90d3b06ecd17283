"""Since when links and sessions are kept. They end by the hour; the night takes what is left."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("credentials.AddressChange", F("asked_at"))
starts("credentials.OneTimeLink", F("made_at"))
starts("credentials.SignIn", F("begun_at"))
