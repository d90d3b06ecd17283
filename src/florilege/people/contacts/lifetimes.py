"""Since when contacts are kept: the end of the relation, or the last contact before it."""

from django.db.models import F
from django.db.models.functions import Coalesce

from florilege.infra.retention.starting import starts

starts("contacts.Contact", Coalesce(F("ended_on"), F("last_contact_on")))
