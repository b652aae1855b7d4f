"""Redis as the broker: a worker that had all it may take when Redis went away asks for more when it is back."""

from contextlib import contextmanager

import pytest
from kombu import Connection
from redis.exceptions import ConnectionError as RedisIsAway

from factcheck.redis_broker import QoS


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
