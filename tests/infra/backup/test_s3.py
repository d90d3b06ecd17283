"""S3-compatible storage, against a real server of the protocol on this machine (moto)."""

import io
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from florilege.infra import clock
from florilege.infra.backup.checking import check_backup
from florilege.infra.backup.ending import end_backups
from florilege.infra.backup.enums import Why
from florilege.infra.backup.errors import PlaceFailed
from florilege.infra.backup.kept import kept_in
from florilege.infra.backup.making import back_up
from florilege.infra.backup.places.known import place_at
from florilege.infra.backup.places.place import Place
from tests.people_made import Made

pytestmark = pytest.mark.promise("SEC-11")
MB = 1 << 20


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    import boto3  # comes with the server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id="coffre-cle",
        aws_secret_access_key="coffre-secret",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="coffre")
    yield endpoint
    running.stop()


@pytest.fixture
def bucket(server: str, request: pytest.FixtureRequest) -> Place:
    address = f"s3://coffre/{abs(hash(request.node.name))}?endpoint={server}"
    return place_at(address, label="2", key="coffre-cle", secret="coffre-secret")


def test_a_backup_goes_to_a_folder_and_a_bucket(
    bucket: Place, two: list[Place], person: Made
) -> None:
    at = clock.now()
    made = back_up([two[0], bucket], at=at)

    assert made.everywhere
    checked = check_backup(kept_in(bucket)[0])
    assert (checked.files, checked.damaged) == (1, ())
    assert "coffre-secret" not in bucket.where

    again = back_up([bucket], at=at + timedelta(days=1))
    assert len(list(bucket.names("files"))) == 1
    assert end_backups([bucket], at=at + timedelta(days=30, hours=1), days=30) == 1
    assert [kept.backup for kept in kept_in(bucket)] == [again.backup]


def test_what_is_larger_than_a_part_arrives_whole(bucket: Place, house: Path) -> None:
    content = b"".join(number.to_bytes(4, "big") * 1024 for number in range(5 * 1024))

    bucket.put("large", io.BytesIO(content))

    with bucket.read("large") as found:
        pieces = [found.read(1_000_000) for _ in range(40)]
    assert b"".join(pieces) == content
    assert len(content) == 20 * MB
    assert list(bucket.names("")) == [("large", 20 * MB)]
    bucket.delete("large")
    bucket.delete("large")
    with pytest.raises(FileNotFoundError), bucket.read("large"):
        pass


def test_a_storage_that_does_not_answer_is_absent_and_the_folder_is_written(
    two: list[Place], person: Made
) -> None:
    nobody = place_at("s3://coffre/x?endpoint=http://127.0.0.1:1", label="2", key="k", secret="s")

    made = back_up([nobody, two[0]], at=clock.now())

    assert [why for _, why in made.places] == [Why.ABSENT, None]


def test_a_link_in_clear_is_refused(house: Path) -> None:
    clear = place_at("s3://coffre/x?endpoint=http://coffre.example", key="k", secret="s")

    with pytest.raises(PlaceFailed) as refused:
        list(clear.names("backups"))

    assert refused.value.why is Why.REFUSED


def test_a_missing_bucket_is_told(server: str, house: Path) -> None:
    gone = place_at(f"s3://un-autre/x?endpoint={server}", key="coffre-cle", secret="coffre-secret")

    with pytest.raises(PlaceFailed) as failed:
        gone.put("a", io.BytesIO(b"b"))

    assert failed.value.why is Why.ABSENT
