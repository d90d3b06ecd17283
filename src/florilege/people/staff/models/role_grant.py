"""A role that a person holds for a time."""

from django.db import models

from florilege.kernel.vocabulary import Role


class RoleGrant(models.Model):
    id = models.UUIDField(primary_key=True)
    person = models.UUIDField(db_index=True)
    role = models.CharField(max_length=16)
    since = models.DateField()
    until = models.DateField(null=True)
    granted_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="staff_one_grant_of_a_role"),
            models.CheckConstraint(
                condition=models.Q(role__in=[r.value for r in Role]), name="staff_known_role"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
