"""A real PostgreSQL on a socket in a folder of its own, without a network."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAMS = ("initdb", "pg_ctl")
_NOBODY = 65534


def found() -> bool:
    """Whether the programs are on this machine."""
    return all(map(shutil.which, _PROGRAMS))


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """Its address while the block runs. The server refuses to be root, so root lets nobody run it."""
    data, user = folder / "data", {"user": _NOBODY, "group": _NOBODY} if os.getuid() == 0 else {}
    folder.mkdir(exist_ok=True)
    if user:
        os.chown(folder, _NOBODY, _NOBODY)
        for above in (folder, *folder.parents):
            if above.stat().st_uid == 0 and above != Path("/"):
                above.chmod(above.stat().st_mode | 0o011)
    env = {**os.environ, "LC_ALL": "C", "TZ": "UTC", "HOME": str(folder)}

    def call(*command: str) -> None:
        done = subprocess.run(command, capture_output=True, text=True, env=env, cwd=folder, check=False, **user)
        assert done.returncode == 0, done.stdout + done.stderr

    call("initdb", "-D", str(data), "-U", "drafter", "-E", "UTF8", "--auth=trust", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    call("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://drafter@/postgres?host={folder}"
    finally:
        call("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
