"""What the machinery below asks of this room: who holds a role."""

from datetime import date

from florilege.infra.mail.reaching import answer_holders
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.staff.queries import holders_of


@answer_holders
def holders(role: Role, on: date) -> list[SubjectRef]:
    return holders_of(role, on=on)
