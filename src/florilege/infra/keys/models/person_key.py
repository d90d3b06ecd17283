"""A person's wrapped key and standing: read together, because each look needs both."""

from django.db import models

from florilege.kernel.access import KeyState


class PersonKey(models.Model):
    """The key under which everything about a person is sealed.

    After erasure the row stays as the tombstone: an opaque id, no key, and two dates.
    `limits` holds words such as `restricted`, `restricted:assessment`,
    `datum:identity.Profile.phone`, `objected:personalisation`,
    `consented:audience`, `agreed:audience`, `under_fifteen`.
    """

    person = models.UUIDField(primary_key=True)
    state = models.CharField(max_length=8, default=KeyState.ACTIVE)
    # No index: the epoch changes in every row each night, and nothing else is found by it.
    epoch = models.PositiveIntegerField()
    wrapped = models.BinaryField()
    limits = models.TextField(default="", blank=True)
    entered_on = models.DateField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in KeyState]), name="keys_known_state"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)
