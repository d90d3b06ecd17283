"""That the school closes on a day; it may be taken back until then."""

from django.db import models


class Closing(models.Model):
    """`shut_on` is the first day without sign-up and enrolment, `closes_on` the first without pages.

    `told_at` is when the first round of letters was written; `withdrawn_at` says that it stays.
    """

    id = models.UUIDField(primary_key=True)
    announced_at = models.DateTimeField()
    shut_on = models.DateField()
    closes_on = models.DateField()
    told_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shut_on__lte=models.F("closes_on")),
                name="closing_shuts_before_it_closes",
            ),
            # The expression is the same for every one that stands: a second one finds it taken.
            models.UniqueConstraint(
                models.Case(models.When(withdrawn_at__isnull=True, then=1)),
                name="closing_one_stands",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
