"""What is to become of a person's data after their death, in their own words."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText


class Directive(PersonalModel):
    """`executor` says who is to see to it, and how they are found."""

    person = models.UUIDField(primary_key=True)
    wish = models.CharField(max_length=9)
    words = SealedText(max_length=4000, null=True)
    executor = SealedText(max_length=400, null=True)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)
