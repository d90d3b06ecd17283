"""People, seats and answers as an ordinary site keeps them: in clear, with foreign keys."""

from datetime import date

from django.conf import settings
from django.db import models

from florilege.teaching.enrolment.models import TrainingSession


class Person(models.Model):
    id = models.UUIDField(primary_key=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    pseudonym = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, null=True)
    language = models.CharField(max_length=5)
    time_zone = models.CharField(max_length=50)

    objects: models.Manager["Person"]

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Seat(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="seats")
    version_id = models.UUIDField()
    state = models.CharField(max_length=9)
    asked_at = models.DateTimeField()

    objects: models.Manager["Seat"]

    class Meta:
        indexes = [models.Index(fields=["session", "state"])]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def starts_on(self) -> date:
        return self.session.starts_on

    @property
    def ends_on(self) -> date:
        return self.session.ends_on


class SeatTrainer(models.Model):
    session = models.ForeignKey(TrainingSession, on_delete=models.CASCADE, related_name="taught_by")
    person = models.ForeignKey(Person, on_delete=models.CASCADE)


class Record(models.Model):
    id = models.UUIDField(primary_key=True)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, db_index=False)
    activity_code = models.CharField(max_length=80)
    verb = models.CharField(max_length=16)
    at = models.DateTimeField()
    seconds = models.PositiveIntegerField(default=0)
    score = models.FloatField(null=True)
    score_max = models.FloatField(null=True)

    objects: models.Manager["Record"]

    class Meta:
        indexes = [models.Index(fields=["seat", "activity_code"])]


class SeatPlace(models.Model):
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE)
    activity_code = models.CharField(max_length=80)
    locator = models.JSONField()
    saved_at = models.DateTimeField()
    earlier = models.JSONField(null=True)
    earlier_at = models.DateTimeField(null=True)

    objects: models.Manager["SeatPlace"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "activity_code"], name="bare_place")]


class Try(models.Model):
    """An attempt at a quiz."""

    id = models.UUIDField(primary_key=True)
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE)
    activity_id = models.UUIDField()
    state = models.CharField(max_length=10)
    deadline_at = models.DateTimeField(null=True)

    objects: models.Manager["Try"]


class Step(models.Model):
    id = models.UUIDField(primary_key=True)
    attempt = models.ForeignKey(Try, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    item_code = models.CharField(max_length=80)
    response = models.JSONField()
    at = models.DateTimeField()
    client_id = models.UUIDField()
    window_id = models.UUIDField(null=True)

    objects: models.Manager["Step"]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["attempt", "seq"], name="bare_steps_follow"),
            models.UniqueConstraint(fields=["attempt", "client_id"], name="bare_message_once"),
        ]
