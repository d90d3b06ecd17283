"""The letters about an account and its address."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import ACCOUNT
from florilege.kernel.vocabulary import Purpose

CONFIRM_ADDRESS = operational("confirm_address", topic=ACCOUNT)
ADDRESS_KNOWN = operational("address_known", topic=ACCOUNT)
ADDRESS_TAKEN = operational("address_taken", topic=ACCOUNT)
CHANGE_ADDRESS = operational("change_address", topic=ACCOUNT)
ADDRESS_MOVED = operational("address_moved", topic=ACCOUNT)
# The way back to one's own data is a part of one's rights: restricting them does not close it.
RESET_PASSWORD = operational("reset_password", topic=ACCOUNT, purpose=Purpose.RIGHTS)
BROUGHT_HERE = operational("brought_here", topic=ACCOUNT, purpose=Purpose.RIGHTS)
