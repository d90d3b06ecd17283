"""One answer to one question, as it was given at one moment."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedJSON
from florilege.teaching.assessment.models.attempt import Attempt


class AttemptStep(PersonalModel):
    """Only ever added: an answer that is changed is a new step, and the newest of an item counts."""

    id = models.UUIDField(primary_key=True)
    # A step has no meaning without its attempt, and both leave with their person.
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="steps")
    person = models.UUIDField(db_index=True)
    seq = models.PositiveIntegerField()
    item_code = models.CharField(max_length=80)
    response = SealedJSON()
    at = models.DateTimeField()
    client_id = models.UUIDField()
    window_id = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "seq"], name="assessment_steps_follow"),
            models.UniqueConstraint(
                fields=["attempt", "client_id"], name="assessment_a_message_counts_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
