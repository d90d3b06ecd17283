"""What a holder lets strangers see of them when they check one document."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.teaching.certification.enums import Shows


class CertificateSharing(PersonalModel):
    """`shown` holds no more than the choice allows. No row: nothing is shown."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    document_id = models.UUIDField(unique=True)
    shows = models.CharField(max_length=8)
    shown = SealedText(max_length=170)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shows__in=[Shows.INITIALS.value, Shows.NAME.value]),
                name="certification_known_sharing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
