"""Spans of real runs at a real collector: what took how long, and nothing that is private."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.assets import asset
from evals.benchmarks.answering_server import answering
from tests.adapters.collector import collecting

CASE = asset("examples/lechang-2024/case.yaml")
RENHUA = asset("examples/renhua-2021/case.yaml")
STAGES = ("score", "plan", "index", "retrieve", "write", "verify", "render")
DEPARTMENT, TITLE = "仁化县政务服务数据管理局", "公务用车运行维护费"


@pytest.fixture
def drafter(tmp_path):
    """Runs a command with settings that end as is said."""

    def run(*args: object, settings: str = "", **env: str) -> subprocess.CompletedProcess[str]:
        config = tmp_path / "config.toml"
        config.write_text(
            f"[knowledge]\nembedder = \"none\"\nindex = '{tmp_path / 'index'}'\n{settings}", encoding="utf-8"
        )
        return subprocess.run(
            [sys.executable, "-c", "from drafter.cli import main; main()", *map(str, args), "--config", config],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), **env},
            check=False,
        )

    return run


def model(url: str, tmp_path: Path) -> str:
    return f'[model]\nbase_url = "{url}"\nname = "m"\nanswers = \'{tmp_path / "answers.sqlite"}\'\n'


def test_a_run_is_seen_stage_by_stage_and_item_by_item_without_a_name(drafter, tmp_path):
    with collecting() as (address, collector), answering() as url:
        settings = model(url, tmp_path) + f'[tracing]\nendpoint = "{address}"\n'
        done = drafter("draft", RENHUA, "-o", tmp_path / "out", "--writer", "model", settings=settings)
    assert done.returncode == 0, done.stderr
    items = len(collector.attributes("item"))
    assert items > 3
    assert collector.paths() == {
        "draft": 1,
        **{f"draft > {stage}": 1 for stage in STAGES},
        "draft > write > item": items,
    }
    (draft,) = collector.attributes("draft")
    assert draft["drafter.command"] == "draft"
    assert draft["drafter.ended"] == "drafted"
    assert draft["drafter.items"] == items
    assert draft["drafter.calls"] == sum(one["drafter.calls"] for one in collector.attributes("item")) >= items
    assert [one["drafter.item"] for one in collector.attributes("item")] == list(range(1, items + 1))
    for private in (DEPARTMENT, TITLE, "renhua-2021", "仁化"):
        assert private.encode() not in collector.sent


def test_names_are_said_where_that_is_wanted(drafter, tmp_path):
    with collecting() as (address, collector):
        settings = f'[tracing]\nendpoint = "{address}"\nnames = true\n'
        drafter("draft", RENHUA, "-o", tmp_path / "out", settings=settings)
    (draft,) = collector.attributes("draft")
    assert (draft["drafter.case"], draft["drafter.department"]) == ("renhua-2021", DEPARTMENT)
    assert TITLE.encode() not in collector.sent


def test_the_environment_may_name_the_collector_and_a_batch_is_seen_in_all_its_processes(drafter, tmp_path):
    for name in ("lechang-2024", "jiangmen-2024", "guangzhou-2023"):
        shutil.copytree(asset("examples") / name, tmp_path / "cases" / name)
    (tmp_path / "cases" / "坏.yaml").write_text("id: [\n", encoding="utf-8")
    with collecting() as (address, collector):
        bad = tmp_path / "cases" / "坏.yaml"
        out = ("-o", tmp_path / "out", "-j", "2")
        done = drafter("batch", tmp_path / "cases", bad, *out, OTEL_EXPORTER_OTLP_ENDPOINT=address)
    assert done.returncode == 1, done.stderr
    assert collector.paths()["draft"] == 4
    ended = sorted(one["drafter.ended"] for one in collector.attributes("draft"))
    assert ended == ["drafted", "drafted", "drafted", "failed"]


def test_without_a_collector_nothing_of_it_is_even_imported():
    told = (
        "import sys\nfrom drafter.bootstrap.memory import memory_of\nfrom drafter.config.settings import Config\n"
        "memory_of(Config())\n"
        "heavy = {'opentelemetry', 'grpc', 'sqlalchemy', 'ray'}\n"
        "print(sorted(heavy & {name.split('.')[0] for name in sys.modules}))"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith("OTEL")}
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, env=env, check=False)
    assert done.stdout == "[]\n", done.stderr


def test_a_collector_that_is_away_breaks_nothing_and_is_hardly_waited_for(drafter, tmp_path):
    begun = time.monotonic()
    plain = drafter("draft", CASE, "-o", tmp_path / "plain", "--json")
    without = time.monotonic() - begun
    begun = time.monotonic()
    settings = '[tracing]\nendpoint = "http://127.0.0.1:9"\n'
    done = drafter("draft", CASE, "-o", tmp_path / "out", "--json", settings=settings)
    assert time.monotonic() - begun < 2 * without + 5
    assert done.returncode == plain.returncode == 0
    assert done.stderr.strip() == "not all spans could be sent to http://127.0.0.1:9"
    assert (tmp_path / "out" / "bundle.json").read_bytes() == (tmp_path / "plain" / "bundle.json").read_bytes()
