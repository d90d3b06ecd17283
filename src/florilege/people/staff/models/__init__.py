"""Tables of the staff room."""

from florilege.people.staff.models.role_grant import RoleGrant

__all__ = ["RoleGrant"]
