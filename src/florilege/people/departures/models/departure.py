"""That somebody's roles at one desk end on a day, and who takes over what."""

from django.db import models

from florilege.people.departures.enums import UNDER_WAY, DepartureState, Desk


class Departure(models.Model):
    """`edition` grows with each change; letters were written about `told_edition`."""

    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    desk = models.CharField(max_length=9)
    last_day = models.DateField(db_index=True)
    state = models.CharField(max_length=10, default=DepartureState.PLANNED)
    planned_by = models.UUIDField(null=True)
    planned_at = models.DateTimeField()
    edition = models.PositiveSmallIntegerField(default=1)
    told_edition = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "desk"],
                condition=models.Q(state__in=[s.value for s in UNDER_WAY]),
                name="departures_one_under_way",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in DepartureState])
                & models.Q(desk__in=[d.value for d in Desk]),
                name="departures_known_state_and_desk",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Handover(models.Model):
    """One line of open work with who takes it over; without a successor it stays.

    `told_to` is who was last told that it comes to them.
    """

    id = models.UUIDField(primary_key=True)
    # A line says nothing without its departure.
    departure = models.ForeignKey(Departure, on_delete=models.CASCADE, related_name="lines")
    person = models.UUIDField(db_index=True)
    work = models.CharField("kind of work", max_length=40)
    line = models.CharField("piece of work", max_length=64)
    successor = models.UUIDField(null=True, db_index=True)
    told_to = models.UUIDField(null=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["departure", "work", "line"], name="departures_one_row_a_line"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
