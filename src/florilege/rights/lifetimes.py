"""Since when the desk's own rows are kept."""

from django.db.models import F

from florilege.infra.retention.starting import starts

starts("rights.ErasureRequest", F("erased_at"))
starts("rights.ExportOrder", F("ready_at"))
starts("rights.LegalHold", F("lifted_at"))
starts("rights.AgreementLink", F("made_at"))
starts("rights.Restriction", F("lifted_at"))
starts("rights.RightsRequest", F("closed_on"))
starts("rights.RequestStep", F("request__closed_on"))
starts("rights.Telling", F("settled_at"))
