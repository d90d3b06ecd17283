"""What the machinery below asks of this room: how a person is reached."""

from florilege.infra.mail import reaching
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Purpose
from florilege.people.credentials.contacts import reach_of


@reaching.answer_reach
def reach(person: SubjectRef, purpose: Purpose) -> reaching.Reach | None:
    found = reach_of(person, purpose)
    if found is None:
        return None
    language = found.language if found.language in ("fr", "en") else "fr"
    return reaching.Reach(address=found.address, language=language)
