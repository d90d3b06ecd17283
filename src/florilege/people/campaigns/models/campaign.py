"""A promotion by mail: its words, its audience, and how far it is. Nobody's name stands in it."""

from django.db import models
from django.db.models import Q

from florilege.people.campaigns.enums import Audience, CampaignState


class Campaign(models.Model):
    """`slices_done` of `slices` are written to; counts are exact, since they change with them."""

    id = models.UUIDField(primary_key=True)
    title = models.CharField(max_length=120)
    text = models.TextField()
    audience = models.CharField(max_length=9)
    course_id = models.UUIDField("course", null=True)
    course_title = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=7, default=CampaignState.DRAFT)
    written_by = models.UUIDField(null=True)
    written_at = models.DateTimeField(db_index=True)
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    slices = models.PositiveIntegerField(default=0)
    slices_done = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(audience__in=[a.value for a in Audience])
                & Q(state__in=[s.value for s in CampaignState]),
                name="campaigns_known_words",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.AGREED.value, course_id__isnull=True)
                | Q(audience=Audience.CUSTOMERS.value, course_id__isnull=False),
                name="campaigns_customers_of_a_course",
            ),
            # The expression is the same for each that is being sent: a second one finds it taken.
            models.UniqueConstraint(
                models.Case(models.When(state=CampaignState.SENDING.value, then=1)),
                name="campaigns_one_being_sent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
