"""The broker made of files: it wakes workers, and does not grow where there is none."""

from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError

from factcheck import broker


@pytest.fixture
def channel(tmp_path, monkeypatch):
    monkeypatch.setattr(broker, "MESSAGES_AT_MOST", 5)
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path), "control_folder": str(tmp_path / "c")}
    with Connection("folder://", transport=broker.Transport, transport_options=folders) as connection:
        yield connection.default_channel


def kept(folder, queue="celery"):
    return sorted(Path(folder).glob(f"*.{queue}.msg"))


def test_messages_that_nobody_takes_do_not_pile_up(channel, tmp_path):
    for number in range(20):
        channel._put("celery", {"number": number})
    assert len(kept(tmp_path)) == 5
    channel._put("another", {"number": 0})
    assert len(kept(tmp_path, "another")) == 1


def test_a_worker_that_comes_gets_them_in_order_and_then_new_ones(channel, tmp_path):
    for number in range(20):
        channel._put("celery", {"number": number})
    assert [channel._get("celery")["number"] for _each in range(5)] == [0, 1, 2, 3, 4]
    with pytest.raises(Empty):
        channel._get("celery")
    channel._put("celery", {"number": 20})
    assert channel._get("celery") == {"number": 20}


def test_what_could_not_be_written_leaves_nothing_behind(channel, tmp_path):
    # As on a full disk, where every change would leave one more file that nobody reads.
    in_the_way = tmp_path / "c" / "in the way"
    in_the_way.mkdir(parents=True)
    with pytest.raises(ChannelError):
        broker._write_whole(in_the_way, "{}")
    assert list(in_the_way.parent.iterdir()) == [in_the_way]
