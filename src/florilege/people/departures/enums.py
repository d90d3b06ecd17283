"""The closed lists of departures: their states, and who ends which roles."""

from enum import StrEnum

from florilege.kernel.vocabulary import Role


class DepartureState(StrEnum):
    """WAITING: its day has come, and nobody else holds a role that may not stand empty."""

    PLANNED = "planned"
    WAITING = "waiting"
    LEAVING = "leaving"
    DONE = "done"
    TAKEN_BACK = "taken_back"


# May still be changed or taken back; LEAVING has begun to act and is carried through.
OPEN = (DepartureState.PLANNED, DepartureState.WAITING)
UNDER_WAY = (*OPEN, DepartureState.LEAVING)


class Desk(StrEnum):
    """Who ends roles: each desk its own, so that one person may have a departure at both."""

    OFFICE = "office"
    OPERATION = "operation"


# A school's files give the roles of teaching and office, so the office ends them; roles with more
# power are given by hand, by the operator, who ends them too and sees nobody else's name.
ROLES_OF_DESK = {
    Desk.OFFICE: (Role.TRAINER, Role.OFFICE),
    Desk.OPERATION: (Role.OFFICER, Role.SECURITY, Role.OPERATOR, Role.ARCHIVIST),
}
DESK_OF_ROLE = {Role.OFFICE: Desk.OFFICE, Role.OPERATOR: Desk.OPERATION}

# Without one of these nobody could answer a request, confirm a seat, or mend the installation.
NEVER_EMPTY = (Role.OFFICE, Role.OFFICER, Role.OPERATOR)
WORKFLOW = "leave_role"
