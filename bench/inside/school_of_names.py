"""The rows of the page of names: a trainer, a session, seats, each name sealed and in clear."""

from bench.inside.people import add_people, add_person, add_plain_copies
from bench.inside.school import add_course, add_session, seat_people


def prepare(*, rows: int) -> str:
    trainer = add_person("trainer", roles=["trainer"])
    course = add_course()
    session = add_session(course, trainer=trainer)
    people = add_people(rows)
    seat_people(session, course, people)
    add_plain_copies(people)
    return session
