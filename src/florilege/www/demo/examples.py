"""Example files of a school that comes in: invented people, to be tried out by the office's page."""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page
from florilege.www.demo.showing import SCHOOL

# The page asks for the old system's name itself; a file that names another would be refused.
LEFT_OUT = "system.csv"


@page(title="Example files of another system", purposes=(), vaults=(), roles=(Role.OFFICE,))
@require_safe
def example_files(request: PageRequest) -> HttpResponse:
    files = list(_files())
    if not files:
        raise Http404
    packed = BytesIO()
    with ZipFile(packed, "w", compression=ZIP_DEFLATED) as pack:
        for path in files:
            pack.write(path, path.name)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    name = _("example-files.zip")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _files() -> Iterator[Path]:
    """Give the shipped examples; a school that teaches other courses has sessions of its own."""
    school = Path(os.environ[SCHOOL])
    found = {path.name: path for path in (school.parents[1] / "takeover").glob("*.csv")}
    found |= {path.name: path for path in (school / "takeover").glob("*.csv")}
    yield from (path for name, path in sorted(found.items()) if name != LEFT_OUT)
