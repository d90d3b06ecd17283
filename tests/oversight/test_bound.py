"""Which tests name which rows is read from their source, and nonsense in it is refused."""

from pathlib import Path

import pytest

from florilege.oversight.promises.bound import MarkUnreadable, bound_tests

FILE = """
import pytest
pytestmark = [pytest.mark.long, pytest.mark.promise("SEC-05")]

@pytest.mark.promise("ID-07", "ID-09")
def test_one() -> None: ...

@pytest.mark.promise("ID-07")
def helper_that_is_no_test() -> None: ...

class TestMany:
    pytestmark = pytest.mark.promise("ID-02")
    @pytest.mark.parametrize("n", [1, 2])
    @pytest.mark.promise("ID-07")
    async def test_two(self, n: int) -> None: ...
"""


def test_marks_on_tests_classes_and_files_bind(tmp_path: Path) -> None:
    (tmp_path / "tests" / "room").mkdir(parents=True)
    (tmp_path / "tests" / "room" / "test_it.py").write_text(FILE)

    one, two = "tests/room/test_it.py::test_one", "tests/room/test_it.py::TestMany::test_two"
    assert bound_tests(tmp_path / "tests") == {
        "ID-02": (two,),
        "ID-07": (two, one),
        "ID-09": (one,),
        "SEC-05": (two, one),
    }


@pytest.mark.parametrize("mark", ['"ID-99"', "", "ROW", '"ID-01", "id-02"', 'row="ID-01"'])
def test_a_mark_that_names_no_row_is_refused(tmp_path: Path, mark: str) -> None:
    (tmp_path / "test_it.py").write_text(
        f"import pytest\n\n@pytest.mark.promise({mark})\ndef test_it(): ...\n"
    )

    with pytest.raises(MarkUnreadable, match=r"test_it\.py:3"):
        bound_tests(tmp_path)
