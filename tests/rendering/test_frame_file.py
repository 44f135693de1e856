import re
from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.errors import AssetError
from drafter.rendering.frame import load_frame

from . import samples


def test_the_shipped_frame_holds_no_figure_of_its_own() -> None:
    words = "\n".join(
        line
        for line in asset("knowledge/wording/frame.yaml").read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("#")
    )
    assert not re.search(r"\d", words)


def test_every_part_a_case_may_leave_open_has_a_visible_blank() -> None:
    blanks = samples.frame().blanks
    assert set(blanks) == {
        "number",
        "basis",
        "deadline",
        "receiving_office",
        "overview",
        "issued",
        "disclosure",
        "copies",
        "issuer_office",
        "problems",
        "recommendations",
        "score_table",
    }


def test_everything_wrong_with_a_frame_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "frame.yaml"
    path.write_text("title: 关于{notice.title}\nsurplus: 1\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"addressee.*opening.*surplus"):
        load_frame(path)


@pytest.mark.parametrize("content", [b"title: [", b"\xff\xfe\x00", None])
def test_a_frame_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "frame.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AssetError, match="cannot be read") as caught:
        load_frame(path)
    assert caught.value.remedy
