"""Since when mail is kept: from the day on which it left, or came back without having left."""

from django.db.models.functions import Coalesce

from florilege.infra.retention.starting import starts

starts("mail.Letter", Coalesce("sent_at", "returned_at"))
