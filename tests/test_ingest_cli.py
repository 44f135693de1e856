"""`drafter ingest` as its users run it: what it says, its exit codes, and what search and draft then find."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from drafter.assets import asset
from drafter.bootstrap.services import build_services
from drafter.cli import app
from drafter.config.reading import load_config
from drafter.config.settings import WriterKind
from tests.adapters.endpoint import Reply, serving
from tests.knowledge.samples import CountingEmbedder
from tests.knowledge.taking import notice, problems, written

ROOT = Path(__file__).resolve().parents[1]
RENHUA = ROOT / "examples" / "renhua-2021" / "case.yaml"
TELLING = "扫描仪闲置在走廊尽头，已被蜘蛛网覆盖。"


@pytest.fixture
def settings(tmp_path):
    def write(text='embedder = "none"', more=""):
        index = tmp_path / "index"
        return written(tmp_path, "config.toml", f"[knowledge]\nindex = '{index}'\n{text}\n{more}")

    return write


def started(*args, config):
    return subprocess.Popen(
        [sys.executable, "-c", "from drafter.cli import main; main()", *map(str, args), "--config", str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
    )


def run(*args, config):
    done = CliRunner(env={"COLUMNS": "200", "NO_COLOR": "1"}).invoke(
        app, [*map(str, args), "--config", str(config)]
    )
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def search(query, config):
    code, out, err = run("search", query, "--json", config=config)
    assert code == 0, err
    return json.loads(out)


def test_what_was_taken_in_is_found_beside_what_ships(tmp_path, settings):
    path = written(tmp_path, "文件 夹/复核 通知.txt", notice(1, TELLING))

    code, out, err = run("ingest", path.parent, config=settings())

    assert (code, "新收录 1；知识库现有收录文件 1 份" in out) == (0, True)
    assert f"新收录 {os.path.realpath(path)}" in err
    best, *others = search("扫描仪闲置", settings())
    assert (best["text"], best["source"], best["kind"]) == (TELLING, "云财绩〔2023〕1号", "problem")
    assert others


def test_a_norm_that_was_taken_in_has_no_id_that_a_case_could_name(tmp_path, settings):
    text = "云岭县档案柜管理办法\n\n第一条　铁皮档案柜每年除锈。\n\n第二条　铁皮档案柜不得上锁过夜。\n"
    run("ingest", written(tmp_path, "办法.txt", text), "--kind", "norm", config=settings())

    best, *_ = search("铁皮档案柜除锈", settings())

    assert (best["kind"], best["section"], "norm" in best) == ("norm", "第一条", False)
    _, out, _ = run("search", "铁皮档案柜除锈", config=settings())
    assert "依据原文，来自云岭县档案柜管理办法" in out


@pytest.mark.parametrize(
    ("files", "code", "counts"),
    [
        ({"1.txt": notice(1, "未盘点。"), "2.txt": ""}, 1, {"new": 1, "failed": 1}),
        ({"2.txt": "", "3.docx": "no document"}, 2, {"failed": 2}),
        ({}, 2, {}),
    ],
)
def test_the_exit_code_says_whether_some_or_all_failed(tmp_path, settings, files, code, counts):
    (tmp_path / "in").mkdir()
    for name, text in files.items():
        written(tmp_path / "in", name, text)

    ended, out, _ = run("ingest", tmp_path / "in", "--json", config=settings())

    report = json.loads(out)
    assert ended == code
    assert {status: count for status, count in report["counts"].items() if count} == counts
    assert all(one["problems"][0]["remedy"] for one in report["files"] if one["status"] == "failed")


def test_a_folder_that_is_not_there_is_told(tmp_path, settings):
    code, out, err = run("ingest", tmp_path / "nowhere", config=settings())

    assert (code, "失败 1" in out, "无法打开" in err) == (2, True, True)


def test_what_was_taken_in_can_be_listed_and_removed(tmp_path, settings):
    path = written(tmp_path, "1.txt", notice(1, "未盘点。"))
    told = ("--department", "云岭县档案馆（虚构）", "--year", "2021", "--valid-until", "2025-12-31")
    run("ingest", path, *told, config=settings())

    _, listed, _ = run("ingest", "--list", "--json", config=settings())
    path.unlink()
    code, out, _ = run("ingest", "--remove", path, config=settings())
    _, after, _ = run("ingest", "--list", config=settings())

    (entry,) = json.loads(listed)
    assert (entry["department"], entry["year"], entry["valid_until"], entry["passages"]) == (
        "云岭县档案馆（虚构）",
        2021,
        "2025-12-31",
        2,
    )
    assert (code, "已移出 1" in out, after) == (0, True, "还没有收录文件\n")


def test_neither_paths_nor_a_wish_is_a_slip(settings):
    code, _, err = run("ingest", config=settings())

    assert (code, "name at least one file or folder" in err) == (2, True)


def test_a_draft_uses_what_was_taken_in_and_is_checked_against_it(tmp_path, settings):
    said = "固定资产管理不规范，未按规定开展资产盘点，账实不符。"
    path = written(tmp_path, "1.txt", notice(1, said))
    run("ingest", path, "--department", "云岭县档案馆（虚构）", config=settings())

    code, _, err = run("draft", RENHUA, "-o", tmp_path / "out", "--json", config=settings())

    assert code == 0, err
    record = json.loads((tmp_path / "out" / "bundle.json").read_text(encoding="utf-8"))
    (mine,) = [one["id"] for one in search("固定资产管理不规范 未按规定盘点", settings()) if one["text"] == said]
    assert mine in json.dumps(record)
    others = build_services(load_config(settings()), writer=WriterKind.OFFLINE).others()
    assert any(other.department == "云岭县档案馆（虚构）" and said in other.text for other in others)


def vectors(body):
    """The answer of an embeddings endpoint that takes its time over what is new."""
    if len(body["input"]) > 1:
        time.sleep(0.15)
    made = map(CountingEmbedder().query, body["input"])
    return Reply(json.dumps({"data": [{"index": at, "embedding": vector} for at, vector in enumerate(made)]}))


@pytest.fixture
def small_base(tmp_path):
    """A base of one notice and the rest of what ships, so that little has to be embedded."""
    base = tmp_path / "knowledge"
    shutil.copytree(asset("knowledge"), base)
    for path in sorted((base / "notices").glob("*.md"))[1:]:
        path.unlink()
    return base


def test_two_processes_read_while_one_writes(tmp_path, settings, small_base):
    for number in range(40):
        written(tmp_path / "in", f"{number}.txt", notice(number, TELLING, *problems(number)))
    with serving(vectors) as running:
        more = f"[embeddings]\nbase_url = '{running.base_url}'\nname = 'counting'\nbatch = 16\nretries = 0\n"
        config = settings(
            f"base = '{small_base}'\nembedder = 'endpoint'", more.replace("batch = 16", "batch = 512")
        )
        assert run("search", "备案", config=config)[0] == 0
        config = settings(f"base = '{small_base}'\nembedder = 'endpoint'", more)
        writing = started("ingest", tmp_path / "in", config=config)
        answers = []
        while writing.poll() is None:
            readers = [started("search", "扫描仪闲置在走廊尽头", "--json", config=config) for _ in range(2)]
            outputs = [reader.communicate(timeout=60) for reader in readers]
            assert [reader.returncode for reader in readers] == [0, 0], outputs
            answers.append((writing.poll() is None, [json.loads(out)[0]["text"] for out, _ in outputs]))
        writing.communicate()

        during = [found for still, found in answers if still]
        assert writing.returncode == 0
        assert len(during) >= 1
        assert all(text == TELLING for found in during[1:] for text in found)
        assert search("扫描仪闲置在走廊尽头", config)[0]["text"] == TELLING


def test_a_switch_of_the_embedder_is_said(tmp_path, settings, small_base):
    path = written(tmp_path, "1.txt", notice(1, TELLING))
    with serving(vectors) as running:
        more = f"[embeddings]\nbase_url = '{running.base_url}'\nname = 'one'\nbatch = 512\n"
        first = settings(f"base = '{small_base}'\nembedder = 'endpoint'", more)
        assert run("ingest", path, config=first)[0] == 0
        second = settings(f"base = '{small_base}'\nembedder = 'endpoint'", more.replace("one", "two"))
        code, out, _ = run("ingest", path, config=second)

    assert (code, "向量模型已由 endpoint-one 换成 endpoint-two，全部向量已重新生成" in out) == (0, True)
