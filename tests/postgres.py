"""A real PostgreSQL server for the tests: Debian's own, on a free port of this machine, gone when they end."""

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

HOST = "127.0.0.1"
DEBIAN = Path("/usr/lib/postgresql")
UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Postgres:
    """A running server."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://tests@{HOST}:{self.port}/{database}"

    def stop(self) -> None:
        # Immediate shutdown: nobody is waited for, nothing is kept.
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(timeout=30)
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


def programs() -> Path | None:
    """Return the folder of the newest server on this machine, or None without one."""
    folders = sorted(DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent for name in ("postgres",) if (found := shutil.which(name))]
    return next((folder for folder in [*folders, *on_path] if (folder / "initdb").is_file()), None)


def started(binaries: Path) -> Postgres:
    """Make an empty cluster and start its server, as a user without privileges where we have too many."""
    # Not below pytest's folder, which another user may not enter.
    folder = Path(mkdtemp(prefix="tkkio-postgres-"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(folder, user)
    data = folder / "data"
    made = [str(binaries / "initdb"), "-D", str(data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"]
    subprocess.run(made, cwd=folder, user=user, group=_group(user), check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    port = _free_port()
    command = [
        str(binaries / "postgres"),
        "-D",
        str(data),
        "-h",
        HOST,
        "-p",
        str(port),
        "-k",
        str(folder),
        "-c",
        "fsync=off",
    ]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, user=user, group=_group(user), stdout=log, stderr=log)  # noqa: S603
    server = Postgres(port=port, folder=folder, process=process)
    deadline = time.monotonic() + START_SECONDS
    ready = [str(binaries / "pg_isready"), "-q", "-h", HOST, "-p", str(port)]
    while subprocess.run(ready, check=False).returncode:  # noqa: S603
        assert process.poll() is None, (folder / "server.log").read_text()
        assert time.monotonic() < deadline, "the server does not answer"
        time.sleep(0.1)
    return server


def _unprivileged() -> str | None:
    """Return the user to run as: PostgreSQL refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - not on Windows

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(user for user in UNPRIVILEGED if user in known)


def _group(user: str | None) -> int | None:
    if user is None:
        return None
    import pwd  # noqa: PLC0415 - not on Windows

    return pwd.getpwnam(user).pw_gid


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
