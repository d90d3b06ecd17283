"""A request about somebody's rights, from the day it came to its answer."""

from django.db import models

from florilege.infra.gate.fields import PersonalModel, SealedText
from florilege.rights.enums import RUNNING, RequestKind, RequestState


class RightsRequest(PersonalModel):
    """`due_on` is the last day on which an answer is in time; days spent paused move it.

    The writer's name and address stand here only for who has no account: others are known.
    """

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=16)
    way = models.CharField(max_length=8)
    state = models.CharField(max_length=10, default=RequestState.OPEN)
    received_on = models.DateField()
    due_on = models.DateField(db_index=True)
    told = SealedText(max_length=4000)
    writer_name = SealedText(max_length=160, null=True)
    writer_email = SealedText(max_length=254, null=True)
    writer_address = SealedText(max_length=400, null=True)
    has_mandate = models.BooleanField(default=False)
    entered_by = models.UUIDField(null=True)
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveIntegerField(default=0)
    doubt = SealedText(max_length=1000, null=True)
    extended_on = models.DateField(null=True)
    extended_until = models.DateField(null=True)
    extension_reason = SealedText(max_length=1000, null=True)
    outcome = models.CharField(max_length=8, null=True)
    refusal = models.CharField("reason of the refusal", max_length=9, null=True)
    answer = SealedText(max_length=8000, null=True)
    closed_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(state__in=[s.value for s in RUNNING]),
                name="rights_one_running_request_of_a_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in RequestKind])
                & models.Q(state__in=[s.value for s in RequestState]),
                name="rights_known_kind_and_state",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class RequestStep(PersonalModel):
    """One step of a request's trace. What was written to the person stands in the request."""

    id = models.UUIDField(primary_key=True)
    request = models.ForeignKey(
        RightsRequest, on_delete=models.CASCADE, related_name="steps"
    )  # a trace without its request would say nothing
    person = models.UUIDField(db_index=True)
    what = models.CharField(max_length=12)
    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    note = SealedText(max_length=1000, null=True)

    def __str__(self) -> str:
        return str(self.id)
