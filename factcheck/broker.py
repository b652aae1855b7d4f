"""A message broker made of files, for a newsroom that installs nothing else.

It is kombu's filesystem transport with the gaps closed in which a reader could see half a file: messages and the table
of queues are written under a temporary name and renamed into place, and whoever removes a message first has it. And it
has an end: where no worker takes messages, they would fill the disk.
"""

import contextlib
import os
import time
import uuid
from collections import defaultdict, deque
from pathlib import Path
from queue import Empty

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps, loads

#: More messages than this are not kept for a queue. Each wakes a worker for a row that waits in the database, and so
#: many keep workers awake; the sweep, or ``manage.py run_checks``, finds the rows that nobody was woken for.
MESSAGES_AT_MOST = 2000


def _write_whole(path: Path, content: str) -> None:
    """Make ``path`` hold ``content`` in one step: no reader ever sees a part of it."""
    temporary = path.with_name(f".{uuid.uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(content, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise ChannelError(f"Cannot write {path}: {error}") from error


class Channel(filesystem.Channel):
    """Messages are files named by the time they were sent, so that they are read in order."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: dict[str, deque[str]] = defaultdict(deque)

    def _put(self, queue, payload, **_kwargs) -> None:
        if self._size(queue) >= MESSAGES_AT_MOST:
            return
        name = f"{time.time_ns():020d}_{uuid.uuid4().hex}.{queue}.msg"
        _write_whole(Path(self.data_folder_out) / name, dumps(payload))

    def _get(self, queue):
        waiting = self._waiting[queue]
        if not waiting:
            waiting.extend(self._names(queue))
        while waiting:
            path = Path(self.data_folder_in) / waiting.popleft()
            try:
                content = path.read_text(encoding="utf-8")
                path.unlink()
            except FileNotFoundError:
                continue  # another worker was faster
            return loads(content)
        raise Empty()

    def _names(self, queue) -> list[str]:
        try:
            names = os.listdir(self.data_folder_in)
        except FileNotFoundError:
            return []
        return sorted(name for name in names if name.partition(".")[2] == f"{queue}.msg")

    def _size(self, queue) -> int:
        return len(self._names(queue))

    def _purge(self, queue) -> int:
        names = self._names(queue)
        for name in names:
            (Path(self.data_folder_in) / name).unlink(missing_ok=True)
        self._waiting[queue].clear()
        return len(names)

    def _queue_bind(self, exchange, routing_key, pattern, queue) -> None:
        binding = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        table = self.get_table(exchange)
        if binding not in table:
            _write_whole(self._exchange_file(exchange), dumps([binding, *table]))


class Transport(filesystem.Transport):
    """``BROKER_URL=folder://``; the folders come from the transport options."""

    Channel = Channel
    polling_interval = 0.1
