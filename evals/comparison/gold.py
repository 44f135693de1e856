"""Pairs of notices with known answers: by hand, from the sample notices, and made from those by operators.

A sample is two texts in Markdown and what is known of their clauses. Clauses are known by their words, so that the
reading of the texts is measured too.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from drafter.comparison.reading import Known, side_of
from drafter.comparison.reading import document_of as read_text
from drafter.comparison.sides import Section, Unit
from drafter.ingest.reader import read_document
from drafter.text.quantities import scan
from evals.comparison import rewritten
from evals.comparison.sample import Link, Sample

HERE = Path(__file__).parent
NOTICES = HERE.parents[1] / "knowledge" / "notices"
TUNED = ("chengxi", "luxi", "yunling")
SECTIONS = {"problems": Section.PROBLEMS, "recommendations": Section.RECOMMENDATIONS}
_CHINESE = "一二三四五六七八九十"
_PARTS, _HALF = 3, 24
"""A sentence of so many parts can be put in another order; a half of a clause has so many characters at least."""


def samples() -> list[Sample]:
    """All samples, always the same."""
    by_hands = (by_hand(name) for name in ("visible", "held_back", "retold"))
    return [*chain.from_iterable(by_hands), *rewritten.samples(), *natural(), *made()]


def by_hand(name: str) -> Iterator[Sample]:
    """The documents of `visible.toml`, `held_back.toml` or `retold.toml`, as notices of two years."""
    for place, document in enumerate(_toml(name)["document"]):
        section = SECTIONS[document.get("section", "problems")]
        links: list[Link] = []
        old, new, late = list[str](), list[str](), list[str]()
        for entry in document["entry"]:
            link = Link(_texts(entry, "old"), _texts(entry, "new"), entry["kind"], _changes(entry))
            links.append(link)
            old += link.old
            (late if entry.get("moved") else new).extend(link.new)
        before = _hand_notice(document["department"], 2021, section, old)
        after = _hand_notice(document["department"], 2022, section, [*new, *late])
        held = name == "held_back" or bool(document.get("held_back"))
        yield Sample(
            f"{name} {place + 1}", before, after, tuple(links), held, "retold" if name == "retold" else "hand"
        )


def natural() -> Iterator[Sample]:
    """Two years of one department's sample notices, with what was found to belong together by hand."""
    for pair in _toml("natural")["notices"]:
        old, new = (_clauses(NOTICES / f"{pair[name]}.md") for name in ("old", "new"))
        links = []
        for key, section in SECTIONS.items():
            for one in pair[key]:
                left, right = one.split("=")
                links.append(Link((old[section, left],), (new[section, right],)))
        before, after = ((NOTICES / f"{pair[name]}.md").read_text(encoding="utf-8") for name in ("old", "new"))
        held = bool(pair.get("held_back"))
        yield Sample(f"{pair['old']} {pair['new'][-4:]}", before, after, tuple(links), held, "natural")


def made(seeds: Sequence[int] = (1, 2)) -> Iterator[Sample]:
    """Every sample notice and what operators make of it."""
    for seed in seeds:
        for path in sorted(NOTICES.glob("*.md")):
            held = not path.stem.startswith(TUNED)
            yield Maker(path, random.Random(f"{path.stem} {seed}"), "held_back" if held else "visible").sample()  # noqa: S311


@dataclass
class Maker:
    """Makes next year's notice of a sample notice.

    Attributes:
        path: the sample notice.
        random: where chance comes from.
        half: which operators.
    """

    path: Path
    random: random.Random
    half: str
    links: list[Link] = field(default_factory=list)

    def sample(self) -> Sample:
        """The old notice and a new one."""
        text = self.path.read_text(encoding="utf-8")
        clauses = _clauses(self.path)
        body = [self._section(section, clauses) for section in SECTIONS.values()]
        head = _next_year(text[: text.index("## 三")])
        tail = _next_year(text[text.index("附件：") :])
        new = "\n\n".join([head.rstrip(), *body, tail])
        return Sample(self.path.stem, text, new, tuple(self.links), self.half == "held_back", "made")

    def _section(self, section: Section, clauses: dict[tuple[Section, str], str]) -> str:
        items: dict[str, list[str]] = {}
        strays: list[str] = []
        own = {key: text for (part, key), text in clauses.items() if part is section}
        skip: set[str] = set()
        for key, text in own.items():
            item, number = key.split(".")
            if key in skip:
                continue
            following = f"{item}.{int(number) + 1}"
            kind = self._kind()
            if kind == "merge" and following in own:
                skip.add(following)
                joined = text.rstrip("。") + "；" + own[following]
                self._done((text, own[following]), (joined,), kind)
                items.setdefault(item, []).append(joined)
            else:
                made, moved = self._made(text, kind)
                (strays if moved else items.setdefault(item, [])).extend(made)
        added = self._foreign(section)
        self.links += [Link((), (text,), "new") for text in added]
        for text in (*strays, *added):
            self.random.choice(list(items.values())).append(text)
        heads = _headings(self.path, section)
        title = "## 三、存在问题" if section is Section.PROBLEMS else "## 四、建议"
        blocks = [title]
        for place, (item, texts) in enumerate(items.items()):
            blocks.append(f"### （{_CHINESE[place]}）{heads.get(item, '其他事项')}")
            blocks += [f"{_CHINESE[n]}是{text}" for n, text in enumerate(texts)]
        return "\n\n".join(blocks)

    def _kind(self) -> str:
        kinds = ("kept", "updated", "reworded", "both", "split", "merge", "moved", "gone")
        return self.random.choices(kinds, (12, 28, 18, 18, 6, 6, 6, 6))[0]

    def _made(self, text: str, kind: str) -> tuple[list[str], bool]:
        if kind == "gone":
            self.links.append(Link((text,), (), kind))
            return [], False
        if kind == "split" and (parts := _halves(text)):
            self._done((text,), parts, kind)
            return list(parts), False
        if kind == "updated":
            new = self._updated(text)
            self._done((text,), (new,), "updated" if new != text else "kept", facts=new != text)
            return [new], False
        if kind in {"reworded", "both"}:
            return [self._reworded_link(text, both=kind == "both")], False
        self._done((text,), (text,), "moved" if kind == "moved" else "kept")
        return [text], kind == "moved"

    def _reworded_link(self, text: str, *, both: bool) -> str:
        base = self._updated(text) if both else text
        new = self._reworded(base)
        changed = base != text
        worded = new != base
        kind = "reworded" if worded else "updated" if changed else "kept"
        self._done((text,), (new,), kind, facts=changed)
        return new

    def _done(self, old: tuple[str, ...], new: tuple[str, ...], kind: str, *, facts: bool = False) -> None:
        self.links.append(Link(old, new, kind, facts))

    def _updated(self, text: str) -> str:
        """The text with other figures and the next year; limits of norms stay."""
        pieces, last = [], 0
        for quantity in scan(text).quantities:
            near = text[max(quantity.start - 16, 0) : quantity.end + 10]
            if (
                quantity.spoken
                or not quantity.text[0].isdigit()
                or re.search(r"[规限期标]定|期限|上限|工作日|以上|目标", near)
            ):
                continue
            digits = re.match(r"[\d.]+", quantity.text)
            if digits:
                pieces += [text[last : quantity.start], self._other(digits.group())]
                last = quantity.start + digits.end()
        return _next_year("".join([*pieces, text[last:]]))

    def _other(self, digits: str) -> str:
        places = len(digits.partition(".")[2])
        for _ in range(9):
            value = f"{float(digits) * self.random.uniform(0.6, 1.4):.{places}f}"
            if float(value) != float(digits) and float(value) > 0:
                return value
        return str(int(float(digits)) + 1)

    def _reworded(self, text: str) -> str:
        """The text in other words: synonyms, another order of its parts, another beginning or end."""
        table = _toml("operators")[self.half]
        for word, other in self.random.sample(sorted(table["synonyms"].items()), 9):
            text = (
                text.replace(word, other, 1)
                if word not in "".join(re.findall("《[^》]*》|“[^”]*”", text))
                else text
            )
        head, stop, rest = text.partition("。")
        choice = self.random.choice(("order", "behind", "lead", "filler"))
        parts = rest.rstrip("。").split("，")
        if choice == "order" and len(parts) >= _PARTS:
            at = self.random.randrange(1, len(parts))
            rest = "，".join([*parts[at:], *parts[:at]]) + "。"
        elif choice == "behind" and rest:
            return rest.rstrip("。") + "，" + head + stop
        elif choice == "lead":
            head = self.random.choice(table["leads"]) + head
        else:
            rest += self.random.choice(table["fillers"])
        return head + stop + rest

    def _foreign(self, section: Section) -> list[str]:
        """Clauses of other departments in the same half: nothing answers to them."""
        own = self.path.stem.split("-")[0]
        others = [p for p in sorted(NOTICES.glob("*.md")) if not p.stem.startswith(own)]
        others = [p for p in others if p.stem.startswith(TUNED) == self.path.stem.startswith(TUNED)]
        found = [text for (part, _), text in _clauses(self.random.choice(others)).items() if part is section]
        return self.random.sample(found, 2)


def _halves(text: str) -> tuple[str, ...]:
    """A clause of three sentences or parts as two."""
    cuts = [match.end() for match in re.finditer("[。；，]", text) if _HALF < match.end() < len(text) - _HALF]
    if not cuts:
        return ()
    at = min(cuts, key=lambda cut: abs(cut - len(text) // 2))
    return text[:at].rstrip("，；。") + "。", text[at:]


def _next_year(text: str) -> str:
    return re.sub(r"(?<!\d)20(19|2[0-3])(?=年|-|〕)", lambda match: f"20{int(match.group(1)) + 1}", text)


def _hand_notice(department: str, year: int, section: Section, clauses: Sequence[str]) -> str:
    title = "三、存在问题" if section is Section.PROBLEMS else "四、建议"
    numbered = "\n\n".join(f"{label}是{text}" for label, text in zip(_CHINESE, clauses, strict=False))
    heading = f"# 关于{department}{year}年度部门整体支出绩效复核结果的通知"
    return "\n\n".join([heading, f"{department}：", title, "（一）有关情况", numbered]) + "\n"


def _clauses(path: Path) -> dict[tuple[Section, str], str]:
    """The clauses of a sample notice by section and item.clause."""
    side = side_of(read_document(path), "old1", Known())
    return {
        (item.section, f"{number}.{place}"): side.by_id[unit].words
        for section in SECTIONS.values()
        for number, item in enumerate(side.of(section), 1)
        for place, unit in enumerate(item.clauses, 1)
    }


def _headings(path: Path, section: Section) -> dict[str, str]:
    side = side_of(read_document(path), "old1", Known())
    return {str(number): item.title for number, item in enumerate(side.of(section), 1)}


def units_of(text: str, side: str) -> tuple[Unit, ...]:
    """The units of a text of a sample."""
    return side_of(read_text(text, f"{side}.md"), side, Known()).units


def _texts(entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = entry.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def _changes(entry: Mapping[str, Any]) -> bool:
    return bool(entry.get("facts", entry["kind"] == "updated"))


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))
