"""Redis as the broker, for workers that outlive its restart, and for newsrooms that have none.

Kombu keeps a message that could not be acknowledged among those that its worker is busy with. Where Redis went away
while a worker had as much to do as it may take, it never asks for more: so it does not notice that its connection is
gone, stays alive, and does nothing until somebody starts it again. Here the place is free again whatever Redis answers:
the worker asks, finds the connection broken, and makes a new one. The message that was not acknowledged comes once
more, much later; a check that is done takes no notice.

And where nobody takes messages, as beside ``manage.py run_checks`` alone, they would fill Redis's memory, in which the
throttles count: here they have an end, as in ``factcheck/broker.py``.
"""

from typing import Any

from kombu.transport import redis, virtual

from factcheck.broker import MESSAGES_AT_MOST


class QoS(redis.QoS):
    """The messages that a worker is busy with: one that is done is none of them, even if Redis could not be told."""

    def ack(self, delivery_tag: str) -> None:
        """Acknowledge the message. Raises what the connection raises, with the place free."""
        try:
            super().ack(delivery_tag)
        finally:
            virtual.QoS.ack(self, delivery_tag)

    def reject(self, delivery_tag: str, requeue: bool = False) -> None:
        """Give the message back, or throw it away. Raises what the connection raises, with the place free."""
        try:
            super().reject(delivery_tag, requeue=requeue)
        finally:
            virtual.QoS.ack(self, delivery_tag)


class Channel(redis.Channel):
    """Kombu's, with that, and with an end to what waits in a queue."""

    QoS = QoS

    def _put(self, queue: str, message: dict[str, Any], **kwargs: Any) -> None:
        # Whoever sends at the same moment may put a few more there: it is an end, not a number.
        if self._size(queue) < MESSAGES_AT_MOST:
            super()._put(queue, message, **kwargs)


class Transport(redis.Transport):
    """``BROKER_URL=redis://…`` and ``rediss://…``."""

    Channel = Channel
