"""``./start``: what it says when something is in the way, and that it keeps the newsroom alive and ends it whole."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from factcheck import supervisor

TOP = Path(__file__).resolve().parents[2]
#: What ./start needs of a POSIX system, besides Python.
TOOLS = ("sh", "dirname", "sed", "cmp", "cp", "rm", "mkdir", "cat")


@pytest.fixture
def port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def checkout(tmp_path):
    """A folder with ./start in it, and a PATH on which there is no Python."""
    (tmp_path / "factcheck").mkdir()
    shutil.copy(TOP / "start", tmp_path / "start")
    shutil.copy(TOP / "factcheck" / "environment.sh", tmp_path / "factcheck")
    (tmp_path / "requirements.txt").write_text("")
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        (tools / tool).symlink_to(shutil.which(tool))
    return tmp_path


def _start(checkout, *arguments):
    environment = {"PATH": str(checkout / "bin"), "HOME": str(checkout)}
    return subprocess.run(
        [checkout / "start", *arguments], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_help_needs_nothing_installed(checkout):
    result = _start(checkout, "--help")
    assert result.returncode == 0
    assert "--no-demo" in result.stdout
    assert not (checkout / ".venv").exists()


def test_a_missing_python_is_a_clear_sentence(checkout):
    result = _start(checkout)
    assert result.returncode == 1
    assert result.stderr.startswith("Python 3.11 or later is needed, and none was found.")


def test_an_old_python_is_a_clear_sentence(checkout):
    old = checkout / "bin" / "python3"
    old.write_text('#!/bin/sh\ncase $1 in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    result = _start(checkout)
    assert result.returncode == 1
    assert "this computer has Python 3.9.2" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_a_clear_sentence(checkout):
    checkout.chmod(0o500)
    try:
        result = _start(checkout)
    finally:
        checkout.chmod(0o700)
    assert result.returncode == 1
    assert result.stderr.startswith("This folder can't be written to")


def test_a_data_folder_that_can_not_be_made_is_a_clear_sentence(tmp_path, monkeypatch, port):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(supervisor, "DATA", tmp_path / "file" / "data")
    with pytest.raises(supervisor.Trouble, match="The data folder can't be made"):
        supervisor.check_place(port)


def test_a_busy_port_is_a_clear_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "DATA", tmp_path)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with pytest.raises(supervisor.Trouble, match=r"is in use.*\./start --port"):
            supervisor.check_place(listener.getsockname()[1])


def test_production_is_not_started_this_way(monkeypatch, port):
    monkeypatch.setenv("FACTCHECK_PRODUCTION", "1")
    with pytest.raises(supervisor.Trouble, match=r"docs/deploy\.md"):
        supervisor.check_place(port)


@pytest.mark.parametrize("word", ["0", "65536", "http", "-1", ""])
def test_a_port_that_is_none_is_refused(word, capsys):
    with pytest.raises(SystemExit):
        supervisor.main(["--port", word])
    assert "between 1 and 65535" in capsys.readouterr().err


@pytest.mark.parametrize(("wanted", "kind"), [(True, supervisor.DEMO_UNFINISHED), (False, supervisor.EMPTY)])
def test_the_first_start_decides_what_kind_of_newsroom_it_is(tmp_path, monkeypatch, wanted, kind):
    monkeypatch.setattr(supervisor, "KIND", tmp_path / "newsroom")
    assert supervisor.newsroom_kind(wanted_demo=wanted) == kind
    assert supervisor.newsroom_kind(wanted_demo=not wanted) == kind


def test_a_program_that_dies_is_started_again_after_a_longer_wait_each_time(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(supervisor, "DATA", tmp_path)
    (tmp_path / "log").mkdir()
    program = supervisor.Program("short life", [sys.executable, "-c", ""])
    program.start()
    waits = []
    for _death in range(3):
        program.process.wait()
        before = time.monotonic()
        program.tend()
        waits.append(round(program.due - before))
        program.due = 0
        program.tend()
    program.process.wait()
    assert waits == [1, 2, 4]
    assert "short life ended unexpectedly" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (["prepare_database"], "The database does not answer"),
        (["recheck_archive", "--user", "nobody"], "The database does not answer"),
        (["analyse", "/no/such/file"], "/no/such/file"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_command_that_fails_is_told_in_a_line_and_whole_in_the_log(tmp_path, monkeypatch, command, reason):
    monkeypatch.setattr(supervisor, "DATA", tmp_path)
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing")
    (tmp_path / "log").mkdir()
    with pytest.raises(supervisor.Trouble) as trouble:
        supervisor.manage(*command)
    said, story = str(trouble.value).split("\n")
    assert said.startswith(f"“{' '.join(command)}” failed: {reason}")
    assert story == f"The whole story: {tmp_path / 'log' / 'commands.log'}"
    assert "Traceback" in (tmp_path / "log" / "commands.log").read_text()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full here")
def test_a_full_disk_is_told_though_it_leaves_no_room_for_the_log(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "DATA", tmp_path)
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "commands.log").symlink_to("/dev/full")
    with pytest.raises(supervisor.Trouble, match="“analyse /no/such/file” failed: /no/such/file: No such file"):
        supervisor.manage("analyse", "/no/such/file")


def test_what_lives_in_the_folder_stays_known_where_the_disk_is_full(tmp_path, monkeypatch):
    monkeypatch.setattr(supervisor, "KIND", tmp_path / "newsroom")
    assert supervisor.newsroom_kind(wanted_demo=True) == supervisor.DEMO_UNFINISHED
    (tmp_path / "newsroom.part").mkdir()
    with pytest.raises(supervisor.Trouble, match="can't be written to"):
        supervisor.write_kind(supervisor.DEMO)
    assert supervisor.newsroom_kind(wanted_demo=False) == supervisor.DEMO_UNFINISHED


@pytest.mark.worker
def test_a_newsroom_starts_survives_the_death_of_a_program_and_ends_whole(tmp_path, port):
    environment = {**os.environ, "FACTCHECK_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "factcheck.supervisor", "--port", str(port), "--no-demo"]
    newsroom = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert any("The newsroom is open." in line for line in newsroom.stdout)
        assert urlopen(f"http://127.0.0.1:{port}/", timeout=10).status == 200
        assert tmp_path.stat().st_mode & 0o077 == 0
        assert [path for path in tmp_path.rglob("*") if path.stat().st_mode & 0o077] == []
        children = _children(newsroom.pid)
        assert len(children) == 3
        os.kill(children[0], signal.SIGKILL)
        assert any("ended unexpectedly" in line for line in newsroom.stdout)
        _until(lambda: len(_children(newsroom.pid)) == 3 and _children(newsroom.pid) != children)
        family = [*_children(newsroom.pid), *(pid for each in _children(newsroom.pid) for pid in _children(each))]
        newsroom.send_signal(signal.SIGINT)
        assert newsroom.wait(timeout=30) == 0
        _until(lambda: not any(_alive(pid) for pid in family))
    finally:
        newsroom.kill()
        newsroom.stdout.close()


@pytest.mark.worker
@pytest.mark.skipif(sys.platform != "linux", reason="other systems can't tell a program that its parent died")
def test_a_killed_supervisor_takes_its_programs_along(tmp_path, port):
    environment = {**os.environ, "FACTCHECK_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "factcheck.supervisor", "--port", str(port), "--no-demo"]
    newsroom = subprocess.Popen(command, cwd=TOP, env=environment, stdout=subprocess.PIPE, text=True)
    with newsroom.stdout:
        assert any("The newsroom is open." in line for line in newsroom.stdout)
    children = _children(newsroom.pid)
    newsroom.kill()
    newsroom.wait()
    _until(lambda: not any(_alive(pid) for pid in children))


def _children(pid):
    result = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in result.stdout.splitlines()]
    return [child for child, parent in pairs if parent == pid]


def _alive(pid):
    result = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(result.stdout.strip()) and not result.stdout.strip().startswith("Z")


def _until(condition, seconds=30):
    patience = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < patience, "it did not come about in time"
        time.sleep(0.1)
