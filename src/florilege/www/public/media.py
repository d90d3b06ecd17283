"""Files of courses: for who learns with an edition that shows them, and for nobody else (LRN-08)."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from florilege.infra import clock
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.teaching.catalogue.queries import StoredMedia, versions_with
from florilege.teaching.catalogue.queries import media as stored_media
from florilege.teaching.catalogue.storing import media_path
from florilege.teaching.enrolment.queries import may_learn_any
from florilege.www.base.page import PageRequest, page

BLOCK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
# A drawing opened by itself may show itself, and do nothing.
_INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
_IN_OUR_PAGES = "frame-ancestors 'self'"


@page(
    title="A file of a course",
    purposes=(Purpose.TEACHING,),
    vaults=(Vault.PUBLIC, Vault.LEARNING),
    roles=(Role.LEARNER, Role.ANONYMOUS),
)
@require_safe
def media(request: PageRequest, media_id: UUID) -> HttpResponseBase:
    file = _allowed(request, media_id)
    path = media_path(file.sha256) if file else None
    if file is None or path is None or not path.is_file():
        raise Http404
    if f'"{file.sha256}"' in request.headers.get("If-None-Match", ""):
        return _described(HttpResponse(status=304), file)
    part = _part_asked(request, file)
    if part is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{file.size}"
        return response
    return _described(_partial(path, file, *part), file)


def _allowed(request: PageRequest, media_id: UUID) -> StoredMedia | None:
    """Give the file if the visitor's seat opens an edition that shows it."""
    if request.account is None:
        return None
    editions = versions_with(media_id)
    if not editions:
        return None
    seat = may_learn_any(request.person, version_ids=editions, on=clock.today())
    return stored_media(media_id) if seat else None


def _part_asked(request: PageRequest, file: StoredMedia) -> tuple[int, int] | None:
    """Give the first and last byte to send; None if what is asked lies outside the file.

    What we do not understand, and what was asked of another content, is answered whole.
    """
    whole = 0, file.size - 1
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()):
        return whole
    if request.headers.get("If-Range", f'"{file.sha256}"') != f'"{file.sha256}"':
        return whole
    first, last = asked.groups()
    if not first:
        return (max(0, file.size - int(last)), file.size - 1) if int(last) else None
    if int(first) >= file.size or (last and int(last) < int(first)):
        return None
    return int(first), min(int(last), file.size - 1) if last else file.size - 1


def _partial(path: Path, file: StoredMedia, first: int, last: int) -> StreamingHttpResponse:
    is_whole = (first, last) == (0, file.size - 1)
    response = StreamingHttpResponse(_blocks(path, first, last), status=200 if is_whole else 206)
    response["Content-Length"] = str(last - first + 1)
    if not is_whole:
        response["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    return response


def _blocks(path: Path, first: int, last: int) -> Iterator[bytes]:
    """Read a part of a file block by block, so that a film takes no more memory than a picture."""
    left = last - first + 1
    with path.open("rb") as stream:
        stream.seek(first)
        while left > 0 and (block := stream.read(min(BLOCK, left))):
            left -= len(block)
            yield block


def _described(response: HttpResponseBase, file: StoredMedia) -> HttpResponseBase:
    response["Content-Type"] = file.media_type
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = f'"{file.sha256}"'
    # The address names a content, so it never changes; only this browser may keep it.
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Content-Disposition"] = "inline"
    is_drawing = file.media_type == "image/svg+xml"
    response["Content-Security-Policy"] = _INERT if is_drawing else _IN_OUR_PAGES
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
