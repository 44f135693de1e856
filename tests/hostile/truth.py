"""What holds of every notice, whatever a model or a document says; read from the rendered files alone.

None of this asks the program how it came to its text: figures, signs and words are compared with those of the
notice that was drafted without a model.
"""

import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.hostile.runs import Bench, Run

_FIGURE = re.compile(r"\d[\d,.]*")
_SECTIONS = ("## 三、存在问题\n", "## 四、建议\n", "\n附件：")
_MARKS = "，。；、：（）“”"
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Sections:
    """A notice in the parts that a model may write in, and all the rest."""

    frame: str
    problems: tuple[str, ...]
    recommendations: tuple[str, ...]

    @property
    def items(self) -> list[tuple[str, str]]:
        """Every item with its answer."""
        return list(zip(self.problems, self.recommendations, strict=True))


def sections(markdown: str) -> Sections:
    """A rendered notice, cut at its own headings."""
    head, _, rest = markdown.partition(_SECTIONS[0])
    problems, _, rest = rest.partition(_SECTIONS[1])
    recommendations, end, tail = rest.partition(_SECTIONS[2])
    assert end, "the notice lacks a section"
    return Sections(head + end + tail, _items(problems), _items(recommendations))


def _items(section: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in section.split("### ") if part.strip())


def assert_bounded(run: Run, seconds: float = 40) -> None:
    """The run came to an end in time."""
    assert run.seconds < seconds, f"{run.seconds:.1f} s"


def assert_true(run: Run, bench: Bench, said: Iterable[str] = ()) -> None:
    """The notice is a true one: `said` is what must not be in it."""
    assert run.error is None, run.error
    _assert_frame(run, bench.offline)
    _assert_figures(run, bench.offline)
    _assert_signs(run, bench.offline)
    assert_unsaid(run, bench.offline, said)
    _assert_same_in_word(run, bench.offline)
    _assert_verified(bench, run.folder / "bundle.json")
    if run.markdown != bench.offline.markdown:
        _assert_verified(bench, run.folder / "notice.md")
        _assert_verified(bench, run.folder / "notice.docx")


def assert_accounts(run: Run, offline: Run) -> None:
    """Every reviewer's account stands word for word: the scripted model says no more than whose it is."""
    for item in offline.bundle["draft"]["problems"]:
        for clause in item["clauses"]:
            (account,) = [sentence["text"] for sentence in clause["sentences"] if sentence["role"] == "fact"]
            assert account in run.markdown.replace("\\", ""), account


def assert_offline(run: Run, bench: Bench, said: Iterable[str] = ()) -> None:
    """The notice is the offline one to the byte, in Markdown and in Word, and the bundle holds together."""
    assert run.error is None, run.error
    for name in ("notice.md", "notice.docx"):
        assert (run.folder / name).read_bytes() == (bench.offline.folder / name).read_bytes(), name
    assert_unsaid(run, bench.offline, said)
    _assert_verified(bench, run.folder / "bundle.json")


def assert_items(run: Run, expected: dict[int, Run], others: Run) -> None:
    """Every item stands as in the run that is named for it, from 1, and the rest as in `others`."""
    here = sections(run.markdown).items
    for number, item in enumerate(here, 1):
        assert item == sections(expected.get(number, others).markdown).items[number - 1], number


def assert_reported(run: Run, at_least: int = 1) -> None:
    """What was refused is listed, with a reason, in the bundle and on the review page."""
    assert len(run.refusals) >= at_least, run.refusals
    page = squeezed(unescape(_TAG.sub("", run.page)))
    for refusal in run.refusals:
        assert refusal["violations"], refusal
        assert squeezed(refusal["violations"][0]["message"]) in page, refusal


def assert_unsaid(run: Run, offline: Run, said: Iterable[str]) -> None:
    """Not one of these stands in the notice: in no width, with no sign in between, in no part of the Word file."""
    texts = {
        "notice.md": squeezed(run.markdown),
        "notice.docx": squeezed(package_text(run.folder / "notice.docx")),
    }
    own = squeezed(offline.markdown)
    for words in said:
        needle = squeezed(words)
        assert needle, repr(words)
        assert needle not in own, f"{words!r} is in the offline notice, so that it shows nothing"
        for name, text in texts.items():
            assert needle not in text, f"{words!r} stands in {name}"


def squeezed(text: str) -> str:
    """A text as an eye may take it: one width, without blanks and without what cannot be seen."""
    seen = unicodedata.normalize("NFKC", text)
    return "".join(one for one in seen if unicodedata.category(one)[0] not in "ZC")


def package_text(path: Path) -> str:
    """Every character of every part of a Word file, seen or not."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist() if _is_text(name)]
    return unescape(_TAG.sub("", "\n".join(parts)))


def _is_text(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def _assert_frame(run: Run, offline: Run) -> None:
    """Scores, grade, table and all other text outside of the two sections are the computed ones."""
    here, there = sections(run.markdown), sections(offline.markdown)
    assert here.frame == there.frame
    for mine, yours in zip(here.items, there.items, strict=True):
        for one, other in zip(mine, yours, strict=True):
            assert _labels(one) == _labels(other)


def _labels(item: str) -> list[str]:
    """The numbering of an item's heading and clauses."""
    lines = [line for line in item.split("\n") if line]
    return [lines[0].partition("）")[0], *(line[:2] if line[1:2] == "是" else "" for line in lines[1:])]


def _assert_figures(run: Run, offline: Run) -> None:
    """Every problem clause tells the figures of its own account; a recommendation, none but those of its item."""
    for mine, yours in zip(sections(run.markdown).items, sections(offline.markdown).items, strict=True):
        for one, other in zip(mine[0].split("\n\n"), yours[0].split("\n\n"), strict=True):
            assert _figures(one) == _figures(other), one
        assert _figures(mine[1]).keys() <= _figures("".join(yours)).keys(), mine[1]


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))


def _assert_signs(run: Run, offline: Run) -> None:
    """No sign but the marks of the house and common Chinese characters, beyond those of the offline notice."""
    for sign in set(run.markdown) - set(offline.markdown) - set(_MARKS):
        assert "\u4e00" <= sign <= "\u9fff", f"U+{ord(sign):04X}"
        sign.encode("gb2312")


def _assert_same_in_word(run: Run, offline: Run) -> None:
    """The Word file says what the Markdown says."""
    if run.markdown == offline.markdown:
        assert (run.folder / "notice.docx").read_bytes() == (offline.folder / "notice.docx").read_bytes()
        return
    for item in sections(run.markdown).items:
        for paragraph in "\n".join(item).replace("\\", "").split("\n"):
            assert "".join(paragraph.split()) in run.word, paragraph


def _assert_verified(bench: Bench, path: Path) -> None:
    """`drafter verify` lets a file pass."""
    said = [f"{one.check}: {one.text} {one.message}" for one in bench.verified(path)]
    assert not said, said
