"""What a person says of themselves."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedJSON, SealedText


class Profile(PersonalModel):
    """The pseudonym alone is shown in public places (promise ID-01)."""

    person = models.UUIDField(primary_key=True)
    given_name = SealedText(max_length=80)
    family_name = SealedText(max_length=80)
    pseudonym = SealedText(max_length=40)
    phone = SealedText(max_length=20, null=True)
    language = SealedText(max_length=5)
    time_zone = SealedText(max_length=50)
    interests = SealedJSON(null=True)
    level = SealedText(max_length=20, null=True)
    goals = SealedText(max_length=500, null=True)
    languages = SealedJSON(null=True)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
