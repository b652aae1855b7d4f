"""Redis as the broker: a worker outlives its restart, and messages that no worker takes have an end."""

from collections import Counter
from contextlib import contextmanager, nullcontext

import pytest
from kombu import Connection
from redis.exceptions import ConnectionError as RedisIsAway

from factcheck import redis_broker
from factcheck.redis_broker import Channel, QoS


class _ChannelToNowhere:
    """What a channel is while Redis is away: whoever asks for its connection gets none."""

    @contextmanager
    def conn_or_acquire(self, client=None):
        raise RedisIsAway("refused")
        yield client


@pytest.fixture
def busy():
    """A worker that may take one message and has it."""
    messages = QoS(_ChannelToNowhere(), prefetch_count=1)
    messages._quick_append("tag", object())
    assert not messages.can_consume()
    yield messages
    messages._on_collect.cancel()


def test_a_worker_that_ends_a_task_while_redis_is_away_may_take_the_next(busy):
    with pytest.raises(RedisIsAway):
        busy.ack("tag")
    assert busy.can_consume()


@pytest.mark.parametrize("requeue", [True, False])
def test_a_worker_that_gives_a_task_back_while_redis_is_away_may_take_the_next(busy, requeue):
    with pytest.raises(RedisIsAway):
        busy.reject("tag", requeue=requeue)
    assert busy.can_consume()


@pytest.mark.parametrize("scheme", ["redis", "rediss"])
def test_that_is_how_the_newsroom_talks_to_redis(scheme):
    assert Connection(f"{scheme}://localhost").get_transport_cls().Channel.QoS is QoS


class _Lists:
    """As much of Redis as holds lists of messages: how long each is."""

    def __init__(self) -> None:
        self.lengths = Counter()
        self._asked: list[int] = []

    def lpush(self, key, _message):
        self.lengths[key] += 1

    def pipeline(self):
        return nullcontext(self)

    def llen(self, key):
        self._asked.append(self.lengths[key])
        return self

    def execute(self):
        asked, self._asked = self._asked, []
        return asked


class _ChannelToLists(Channel):
    """A channel without a connection: what it writes goes to ``lists``."""

    def __init__(self, lists: _Lists) -> None:
        self._lists = lists
        self._expires = {}

    def conn_or_acquire(self, client=None):
        return nullcontext(self._lists)

    def __del__(self) -> None:
        """There is no connection to close."""


def test_messages_that_nobody_takes_do_not_pile_up(monkeypatch):
    monkeypatch.setattr(redis_broker, "MESSAGES_AT_MOST", 5)
    lists = _Lists()
    channel = _ChannelToLists(lists)
    for number in range(20):
        channel._put("celery", {"number": number, "properties": {"priority": number % 10}})
    assert lists.lengths.total() == 5
    channel._put("another", {"number": 0})
    assert lists.lengths["another"] == 1
    lists.lengths.clear()
    channel._put("celery", {"number": 20})
    assert lists.lengths["celery"] == 1
