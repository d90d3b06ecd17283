"""How a person is found by e-mail or phone without either being stored."""

from django.db import models


class Lookup(models.Model):
    """`outer` = half of HMAC(epoch look-up key, inner); the inner hash is sealed under the epoch key.

    Turning the epoch rewrites both from the inner hash, so no address is opened for it and old
    copies of the table can be compared with nothing.
    """

    id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=16)
    outer = models.BinaryField(unique=True, max_length=16)
    inner_wrapped = models.BinaryField()
    epoch = models.PositiveIntegerField()
    person = models.UUIDField()  # the constraint below is also the index by person

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="keys_one_lookup_of_a_kind")
        ]

    def __str__(self) -> str:
        return str(self.id)
