"""Since when mail is kept: from the day on which it left."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("mail.Letter", F("sent_at"))
