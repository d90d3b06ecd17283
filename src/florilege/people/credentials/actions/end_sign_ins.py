"""End every browser session of a person: the next page asks for the password."""

from florilege.kernel.subjects import SubjectRef
from florilege.people.credentials.models import SignIn


def end_sign_ins(person: SubjectRef) -> int:
    """Give how many ended; a new sign-in opens with the roles that are held then."""
    ended, _ = SignIn.objects.filter(person=person).delete()
    return ended
