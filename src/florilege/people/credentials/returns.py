"""What this room takes back of a file that a person brought: an account, and never a password."""

import secrets
from datetime import datetime
from typing import Any

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.kernel.returning import takes_back
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.actions.mail_link import mail_brought
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import Account
from florilege.people.credentials.passwords import hash_password


@takes_back("credentials.Account", address="email")
def take_account(person: SubjectRef, rows: list[dict[str, Any]], at: datetime) -> bool:
    """Open an account that nobody can sign in to until the mailed link proves the address.

    When it was opened and used elsewhere is kept apart: here it begins anew.
    """
    if not Account.objects.filter(person=person).exists():
        address = str(rows[0]["email"]).strip()
        with transaction.atomic(using=Vault.IDENTITY.value):
            Account.objects.create(
                person=person,
                state=AccountState.ACTIVE,
                email=address,
                password=hash_password(secrets.token_urlsafe(32)),
                opened_at=at,
                kept_on=legal_day(at),  # to bring one's file is to ask for the account
            )
            mail_brought(person=person, at=at)
    return False
