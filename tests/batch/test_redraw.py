"""What depends on a finding is drawn again when it changes, and nothing else is asked or written."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from evals.benchmarks.answering_server import answering, count
from evals.benchmarks.made_up import write_cases

CHANGED, UNTOUCHED = "made-up-000", "made-up-001"


@pytest.fixture
def batch(tmp_path):
    """Two made-up cases; a function drafts them with a model and says what came of them."""
    write_cases(tmp_path / "cases", 2)

    def run(url: str) -> dict[str, dict]:
        (tmp_path / "config.toml").write_text(
            f"[knowledge]\nembedder = \"none\"\nindex = '{tmp_path / 'index'}'\n"
            f'[model]\nbase_url = "{url}"\nname = "m"\nanswers = \'{tmp_path / "answers.sqlite"}\'\n',
            encoding="utf-8",
        )
        done = subprocess.run(
            [
                *(sys.executable, "-c", "from drafter.cli import main; main()", "batch", tmp_path / "cases"),
                *("-o", tmp_path / "out", "--writer", "model", "--json", "--config", tmp_path / "config.toml"),
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return {one["name"]: one for one in json.loads(done.stdout)["cases"]}

    return run


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def sentences(folder: Path) -> dict[str, object]:
    """The items of a draft by their id, as the bundle holds them."""
    draft = json.loads((folder / "bundle.json").read_text(encoding="utf-8"))["draft"]
    return {item["id"] + item["section"]: item for item in (*draft["problems"], *draft["recommendations"])}


def test_one_changed_finding_costs_the_calls_of_its_item_and_no_other_notice(batch, tmp_path):
    with answering() as url:
        first = batch(url)
        asked = count(url)["answers"]
        assert asked == sum(one["calls"] for one in first.values())
        before, other = sentences(tmp_path / "out" / CHANGED), files(tmp_path / "out" / UNTOUCHED)

        case = tmp_path / "cases" / f"{CHANGED}.yaml"
        found = yaml.safe_load(case.read_text(encoding="utf-8"))
        found["findings"][0]["points"][0]["text"] += "有关情况没有说明。"
        case.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False), encoding="utf-8")
        second = batch(url)

        assert {name: one["status"] for name, one in second.items()} == {
            CHANGED: "drafted",
            UNTOUCHED: "unchanged",
        }
        after = sentences(tmp_path / "out" / CHANGED)
        changed = {name for name in before if before[name] != after[name]}
        assert len({name[: len("P1")] for name in changed}) == 1 < len(before) / 2
        assert 1 <= count(url)["answers"] - asked <= 2
        assert count(url)["repeated"] == 0
        assert files(tmp_path / "out" / UNTOUCHED) == other
