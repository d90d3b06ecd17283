"""What is left of a request once its person is erased: that it was, and when; nobody's any more."""

from django.db import models

from florilege.rights.enums import RequestKind


class RequestProof(models.Model):
    """`id` is the number that the letters named. No column leads to a person, to words or to staff.

    `answered_on` is empty when the request ended without an answer; `ended_on` never is.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=16)
    received_on = models.DateField()
    due_on = models.DateField()
    extended_until = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in RequestKind]),
                name="rights_proof_of_known_kind",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
