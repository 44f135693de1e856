"""What is remarked on while a case is read is seen by whoever scores or verifies with it."""

import json
from pathlib import Path

import pytest

from drafter.cli import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "renhua-2021" / "case.yaml"
TITLE = "title: 预算编制项目与决算项目存在差异"
REMARK = "findings[0].points[0].title: 扣分说明有 1 处数字没有登记为事实：title “三十七个”"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """The example, with a figure in a title."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count(TITLE) == 1
    path = tmp_path / "case.yaml"
    path.write_text(text.replace(TITLE, "title: 三十七个预算项目与决算项目存在差异"), encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *args: object) -> str:
    """What a command prints."""
    app([str(arg) for arg in args], standalone_mode=False)
    return capsys.readouterr().out


def test_scoring_shows_it(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert REMARK in json.loads(said(capsys, "score", case, "--json"))["warnings"][-1]


def test_verifying_shows_it(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "notice.md"
    text.write_text(
        "三、存在问题\n\n（一）预算编制不够合理。三十七个预算项目与决算项目存在差异。\n", encoding="utf-8"
    )
    (warning,) = json.loads(said(capsys, "verify", text, "--case", case, "--json"))["warnings"]
    assert REMARK in warning
