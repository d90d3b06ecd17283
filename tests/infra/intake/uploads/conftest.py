"""A school's files, and who brings them."""

from pathlib import Path

import pytest

from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role
from tests.infra.intake.folders import School, whole_school
from tests.people_made import make_person
from tests.teaching.learners_made import publish


@pytest.fixture
def school(tmp_path: Path, house: Path) -> School:
    return whole_school(tmp_path, slug=publish().plan.slug)


@pytest.fixture
def office(house: Path) -> SubjectRef:
    return make_person(roles=(Role.OFFICE,)).person
