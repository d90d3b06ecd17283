"""Keep an account by the link of the message; nobody has to sign in for it."""

from datetime import datetime

from django.db import transaction

from florilege.infra.clock import legal_day
from florilege.kernel.vocabulary import Vault
from florilege.people.credentials.actions.keep_account import keep_account
from florilege.people.inactivity.models import Question
from florilege.people.inactivity.queries import asked_by
from florilege.people.inactivity.tokens import hashed


class LinkEnded(Exception):
    """The link was used already, or the account that it would keep has ended."""


def answer_question(*, token: str, at: datetime) -> None:
    """Keep the account, and spend the link.

    Raises: LinkEnded.
    """
    person = asked_by(token)
    with transaction.atomic(using=Vault.IDENTITY.value):
        spent, _ = Question.objects.filter(token_hash=hashed(token)).delete()
        if person is None or not spent or not keep_account(person, on=legal_day(at)):
            raise LinkEnded
