"""Since when the desk's own rows are kept."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("rights.ErasureRequest", F("erased_at"))
starts("rights.ExportOrder", F("ready_at"))
starts("rights.LegalHold", F("lifted_at"))
