"""Since when the record of a long operation is kept: from its end."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("workflow.Run", F("done_at"))
