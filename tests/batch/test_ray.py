"""A batch on a Ray cluster of several nodes, one of which dies on the way: the same notices, to the byte."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evals.benchmarks.made_up import write_cases

pytest.importorskip("ray", reason="the extra `ray` is not installed")

CASES = 3
NODES = 2


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A folder with settings that need no vectors, and some made-up cases."""
    room = tmp_path_factory.mktemp("ray")
    (room / "config.toml").write_text(
        f"[knowledge]\nembedder = \"none\"\nindex = '{room / 'index'}'\n", encoding="utf-8"
    )
    write_cases(room / "cases", CASES)
    return room


def command(room: Path, out: str, *options: str) -> list[str]:
    here = ("--config", str(room / "config.toml"), "-o", str(room / out), "--json", *options)
    return [sys.executable, "-c", "from drafter.cli import main; main()", "batch", str(room / "cases"), *here]


def files(folder: Path) -> dict[str, bytes]:
    """All that a batch wrote, without its marks."""
    found = (path for path in folder.rglob("*") if path.is_file() and ".batch" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}


@pytest.fixture(autouse=True)
def _on_loopback(monkeypatch):
    """No node reports its use, and none looks for another address of this machine."""
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)


@contextlib.contextmanager
def cluster():
    """A head without cores and nodes with one core each, all of them on loopback."""
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 0, "include_dashboard": False, "node_ip_address": "127.0.0.1"}
    made = Cluster(initialize_head=True, head_node_args=head)
    try:
        nodes = [made.add_node(num_cpus=1, node_ip_address="127.0.0.1") for _ in range(NODES)]
        yield made, nodes
    finally:
        made.shutdown()


def test_a_node_that_dies_costs_time_and_no_notice(room):
    local = subprocess.run(command(room, "local", "-j", "2"), capture_output=True, text=True, check=False)
    assert local.returncode == 0, local.stderr
    with cluster() as (made, nodes):
        env = {**os.environ, "RAY_ADDRESS": made.address}
        running = subprocess.Popen(
            command(room, "on-ray", "--engine", "ray", "-j", str(NODES)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
        )
        until = time.monotonic() + 90
        while not list((room / "on-ray").glob("*/notice.md")):
            assert running.poll() is None, running.communicate()
            assert time.monotonic() < until, "nothing was drafted"
            time.sleep(0.05)
        made.remove_node(nodes[0], allow_graceful=False)
        out, err = running.communicate(timeout=90)

    assert running.returncode == 0, out + err
    assert {one["status"] for one in json.loads(out)["cases"]} == {"drafted"}
    assert files(room / "on-ray") == files(room / "local")


def test_a_cluster_that_is_away_is_one_clear_message(room):
    env = {**os.environ, "RAY_ADDRESS": "127.0.0.1:9"}
    done = subprocess.run(
        command(room, "away", "--engine", "ray"), capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == 2
    assert "the Ray cluster 127.0.0.1:9 cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((room / "away").glob("*/notice.md"))
