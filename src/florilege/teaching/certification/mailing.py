"""The letters about documents that were issued or taken back."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import RESULTS

READY = operational("certificate_ready", topic=RESULTS)
REVOKED = operational("certificate_revoked", topic=RESULTS)
NOT_CORRECTED = operational("certificate_not_corrected", topic=RESULTS)
