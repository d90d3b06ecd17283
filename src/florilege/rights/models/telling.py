"""That a recipient was told of a change, or why not (GDPR art. 19)."""

from django.db import models

from florilege.rights.enums import Cause, TellingState


class Telling(models.Model):
    """`recipient` is a code of the charter; `receiver` is who looked, when it is somebody here."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    cause = models.CharField(max_length=13)
    about = models.UUIDField()
    recipient = models.CharField(max_length=40)
    receiver = models.UUIDField(null=True)
    state = models.CharField(max_length=8)
    reason = models.CharField(max_length=14, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cause__in=[c.value for c in Cause])
                & models.Q(state__in=[s.value for s in TellingState]),
                name="rights_known_telling",
            ),
        ]
        indexes = [models.Index(fields=["about"]), models.Index(fields=["state"])]

    def __str__(self) -> str:
        return str(self.id)
