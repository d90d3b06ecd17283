"""The account: found by the hash of its e-mail, opened by a password that nobody can read."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.people.credentials.enums import AccountState


class Account(PersonalModel):
    """`version` changes with every credential or role: browser sessions of older ones are over."""

    person = models.UUIDField(primary_key=True)
    state = models.CharField(max_length=12, default=AccountState.UNCONFIRMED)
    email = SealedText(max_length=254)
    password = SealedText(max_length=200)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_sign_in_on = models.DateField(null=True, db_index=True)
    kept_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in AccountState]),
                name="credentials_known_state",
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
