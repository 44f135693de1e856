"""The program as a process of its own, forked from one that has imported it: begun in a third of the time.

What it is given and what it gives are a process's: arguments, environment and folder in; exit code, text and
files out. What has to be settled before Python starts, such as its seed of hashes, gets a fresh interpreter.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["drafter.pipeline", "drafter.bootstrap.services", "drafter.adapters.chroma"])
_BEFORE_START = ("PYTHON", "TZ", "LC_", "LANG")
_OUT, _ERR = 1, 2
_LONGEST_S = 300


def run_program(
    *args: object, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `drafter` once to its end.

    Args:
        args: the arguments, as a user would type them.
        cwd: where it is run; by default here.
        env: its whole environment; by default this process's own.
    """
    command = [str(arg) for arg in args]
    around = dict(os.environ if env is None else env)
    if any(name.startswith(_BEFORE_START) and os.environ.get(name) != value for name, value in around.items()):
        return _fresh(command, cwd, around)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        place = (str(cwd or Path.cwd()), around)
        program = _CONTEXT.Process(target=_program, args=(command, *place, _Passed(out), _Passed(err)))
        program.start()
        program.join(_LONGEST_S)
        if program.exitcode is None:
            program.kill()
            raise subprocess.TimeoutExpired(command, _LONGEST_S)
        said = [_all_of(file) for file in (out, err)]
    return subprocess.CompletedProcess(["drafter", *command], program.exitcode, *said)


def _fresh(args: Sequence[str], cwd: Path | None, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from drafter.cli import main; main()", *args]
    return subprocess.run(
        command,
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_LONGEST_S,
        check=False,
    )


class _Passed:
    """An open file, handed to another process."""

    def __init__(self, file) -> None:
        self.file = file

    def __reduce__(self):
        return _received, (multiprocessing.reduction.DupFd(self.file.fileno()),)


def _received(passed) -> int:
    return passed.detach()


def _program(args: Sequence[str], cwd: str, env: Mapping[str, str], out: int, err: int) -> None:
    os.dup2(out, _OUT)
    os.dup2(err, _ERR)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["drafter", *args]
    code: object = 0
    try:
        from drafter.cli import main

        main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
        code = 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code if isinstance(code, int) else 0)


def _all_of(file) -> str:
    file.seek(0)
    return file.read().decode("utf-8")
