"""What is kept of somebody without an account, in one part that they have here."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.people.contacts.enums import ContactKind, GivenBy


class Contact(PersonalModel):
    """`keeper` looks after the contact; `noticed_at` is when they were told (GDPR art. 14)."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=9)
    name = SealedText(max_length=160)
    organisation = SealedText(max_length=160, null=True)
    job = SealedText("function", max_length=120, null=True)
    email = SealedText(max_length=254, null=True)
    phone = SealedText(max_length=20, null=True)
    language = models.CharField(max_length=2, default="fr")
    given_by = models.CharField(max_length=10)
    giver = SealedText("name of who gave it", max_length=160, null=True)
    entered_on = models.DateField()
    entered_by = models.UUIDField(null=True)
    keeper = models.UUIDField(null=True, db_index=True)
    last_contact_on = models.DateField("last contact")
    ended_on = models.DateField("end of the relation", null=True)
    noticed_at = models.DateTimeField("told on", null=True)
    notice_letter = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ContactKind])
                & models.Q(given_by__in=[one.value for one in GivenBy]),
                name="contacts_known_kind_and_source",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
