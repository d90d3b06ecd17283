"""An address that a person wishes to move to, until the link mailed there is opened."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText


class AddressChange(PersonalModel):
    person = models.UUIDField(primary_key=True)
    email = SealedText(max_length=254)
    asked_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.person)
