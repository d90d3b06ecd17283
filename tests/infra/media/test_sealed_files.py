"""Sealed files on a real disk: whole or not there, in constant memory, bound to their place."""

import os
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from florilege.infra import clock
from florilege.infra.gate.opened import sealing_key
from florilege.infra.keys.people import KeyWithheld, destroy_key, fence
from florilege.infra.media import writing
from florilege.infra.media.files import (
    AlreadyWritten,
    FileBroken,
    FileMissing,
    StorageFull,
    delete_file,
    delete_files_of,
    files_of,
    sweep_drafts,
    write_sealed,
)
from florilege.infra.media.format import CHUNK, TAG
from florilege.infra.media.places import drafts, path_of
from florilege.infra.media.reading import open_sealed, stored
from florilege.kernel.sealing import SealBroken
from florilege.kernel.subjects import SubjectRef
from tests.people_made import make_person

BOUQUET = b"un bouquet rond, en spirale; "


@pytest.fixture
def person(house: Path) -> SubjectRef:
    return make_person().person


def write(person: SubjectRef, content: bytes, **given: object):
    return write_sealed(
        person=person,
        content=[content],
        name="remise.pdf",
        media_type="application/pdf",
        **given,  # type: ignore[arg-type]
    )


def read(person: SubjectRef, file_id) -> bytes:
    return b"".join(open_sealed(person=person, file_id=file_id, person_key=sealing_key(person)))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_what_was_written_is_read(person: SubjectRef, size: int) -> None:
    content = os.urandom(size)

    written = write(person, content)

    reader = open_sealed(person=person, file_id=written.id, person_key=sealing_key(person))
    assert (written.size, reader.size, reader.label.name) == (size, size, "remise.pdf")
    assert b"".join(reader) == content
    assert stored(person=person, file_id=written.id) == written


def test_pieces_of_any_size_make_the_same_file(person: SubjectRef) -> None:
    content = os.urandom(CHUNK + 5_000)
    pieces = (content[i : i + 4_099] for i in range(0, len(content), 4_099))

    written = write_sealed(person=person, content=pieces, name="a", media_type="b")

    assert read(person, written.id) == content


@pytest.mark.promise("SEC-02")
def test_neither_content_nor_name_stands_on_disk(person: SubjectRef) -> None:
    written = write(person, BOUQUET * 100)

    raw = path_of(person=person, file_id=written.id).read_bytes()

    assert BOUQUET[:10] not in raw
    assert b"remise" not in raw
    assert b"application/pdf" not in raw


def test_a_file_is_readable_by_its_owner_alone_on_the_machine(person: SubjectRef) -> None:
    path = path_of(person=person, file_id=write(person, b"x").id)

    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def damaged(raw: bytes, how: str) -> bytes:
    sealed = CHUNK + TAG
    start = len(raw) - 3 * sealed
    head = raw[:start]
    chunks = [raw[i : i + sealed] for i in range(start, len(raw), sealed)]
    if how == "a byte altered":
        return raw[:-100] + bytes([raw[-100] ^ 1]) + raw[-99:]
    if how == "cut between two chunks":
        return head + chunks[0] + chunks[1]
    if how == "cut inside a chunk":
        return raw[:-5]
    if how == "chunks in another order":
        return head + chunks[1] + chunks[0] + chunks[2]
    if how == "a chunk twice":
        return head + chunks[0] + chunks[0] + chunks[1] + chunks[2]
    if how == "something added":
        return raw + b"\0" * 50
    if how == "the header alone":
        return head
    if how == "the prefix altered":
        return raw[:42] + bytes([raw[42] ^ 1]) + raw[43:]
    return raw[:60] + bytes([raw[60] ^ 1]) + raw[61:]  # the sealed key


@pytest.mark.parametrize(
    "how",
    [
        "a byte altered",
        "cut between two chunks",
        "cut inside a chunk",
        "chunks in another order",
        "a chunk twice",
        "something added",
        "the header alone",
        "the prefix altered",
        "the key altered",
    ],
)
def test_a_damaged_file_raises(person: SubjectRef, how: str) -> None:
    written = write(person, os.urandom(3 * CHUNK))
    path = path_of(person=person, file_id=written.id)
    path.write_bytes(damaged(path.read_bytes(), how))

    with pytest.raises(SealBroken):
        read(person, written.id)


def test_a_file_moved_to_another_id_raises(person: SubjectRef) -> None:
    written, other = write(person, BOUQUET), uuid4()
    path_of(person=person, file_id=written.id).rename(path_of(person=person, file_id=other))

    with pytest.raises(FileBroken):
        read(person, other)


def test_a_file_moved_and_relabelled_raises(person: SubjectRef) -> None:
    written, other = write(person, BOUQUET), uuid4()
    raw = path_of(person=person, file_id=written.id).read_bytes()
    path_of(person=person, file_id=other).write_bytes(raw[:24] + other.bytes + raw[40:])

    with pytest.raises(SealBroken):
        read(person, other)


def test_a_file_moved_to_another_person_raises(person: SubjectRef) -> None:
    other, written = make_person().person, write(person, BOUQUET)
    theirs = write(other, b"x")
    path_of(person=other, file_id=theirs.id).unlink()
    path_of(person=person, file_id=written.id).rename(path_of(person=other, file_id=written.id))

    with pytest.raises(FileBroken):
        read(other, written.id)


def test_a_given_id_is_written_once(person: SubjectRef) -> None:
    file_id = uuid4()
    first = write(person, b"the first", file_id=file_id)

    with pytest.raises(AlreadyWritten):
        write(person, b"the second", file_id=file_id)

    assert read(person, file_id) == b"the first"
    assert stored(person=person, file_id=file_id) == first
    assert list(drafts()) == []


def test_deleting_a_person_takes_exactly_their_files(person: SubjectRef) -> None:
    other = make_person().person
    mine = {write(person, b"one").id, write(person, b"two").id}
    theirs = write(other, b"three").id
    assert set(files_of(person)) == mine

    assert delete_files_of(person) == 2
    assert delete_files_of(person) == 0
    assert files_of(person) == ()
    assert files_of(other) == (theirs,)


def test_deleting_a_file_is_safe_to_repeat(person: SubjectRef) -> None:
    written = write(person, b"one")

    assert delete_file(person=person, file_id=written.id)
    assert not delete_file(person=person, file_id=written.id)
    with pytest.raises(FileMissing):
        read(person, written.id)


def test_nothing_is_written_about_a_fenced_person(person: SubjectRef) -> None:
    fence(person)

    with pytest.raises(KeyWithheld):
        write(person, b"one")


def test_a_file_left_behind_does_not_open_after_the_key_is_gone(person: SubjectRef) -> None:
    written = write(person, BOUQUET)
    destroy_key(person, at=clock.now())

    with pytest.raises(KeyWithheld):
        stored(person=person, file_id=written.id)


def test_a_stream_that_breaks_off_leaves_nothing(person: SubjectRef) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"x" * (2 * CHUNK)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        write_sealed(person=person, content=breaking(), name="a", media_type="b")

    assert files_of(person) == ()
    assert list(drafts()) == []


def test_a_full_disk_is_named_and_leaves_nothing(person: SubjectRef) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # A real refusal by the kernel, as a full disk gives; Python ignores the signal that goes with it.
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHUNK, before[1]))
    try:
        with pytest.raises(StorageFull, match="storage for files is full"):
            write(person, os.urandom(3 * CHUNK))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert files_of(person) == ()
    assert list(drafts()) == []


KILLED = """
import sys, time
from uuid import UUID
import django; django.setup()
from florilege.infra.media.files import write_sealed
def content():
    yield b"x" * (3 << 20)
    print("half", flush=True)
    time.sleep(60)
write_sealed(person=UUID(sys.argv[1]), content=content(), name="a", media_type="b")
"""


def test_a_killed_writer_leaves_a_draft_that_is_swept(person: SubjectRef) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(person)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"half\n"
    later = clock.now() + 2 * writing.DEAD_AFTER
    assert sweep_drafts(at=later) == 0, "a living writer's draft is left alone"
    writer.kill()
    writer.wait()

    assert files_of(person) == ()
    assert len(list(drafts())) == 1
    assert sweep_drafts(at=clock.now() - timedelta(hours=1)) == 0, "too young"
    assert sweep_drafts(at=later) == 1
    assert list(drafts()) == []


def test_writing_and_reading_take_constant_memory(person: SubjectRef) -> None:
    piece = os.urandom(64 * 1024)
    tracemalloc.start()
    try:
        written = write_sealed(
            person=person, content=(piece for _ in range(640)), name="a", media_type="b"
        )
        for _ in open_sealed(person=person, file_id=written.id, person_key=sealing_key(person)):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert written.size == 40 << 20
    assert peak < 8 * CHUNK
