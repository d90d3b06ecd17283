"""The letter that asks a quiet person whether to keep the account."""

from florilege.infra.mail.kinds import operational
from florilege.infra.mail.topics import ACCOUNT

KEEP_ACCOUNT = operational("keep_account", topic=ACCOUNT)
