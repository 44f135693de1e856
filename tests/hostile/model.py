"""A scripted model: reads a request as a model would, slot by slot, and writes a good answer with what it read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answer = dict[str, Any]

_ITEM = re.compile(r"请改写 (P\d+) 条")
_HEADING = re.compile(r"^(heading|recommendation_heading)：(.+)$", re.MULTILINE)
_CLAUSE = re.compile(r"^【(问题|建议)分句 ([PR]\d+\.\d+)】", re.MULTILINE)
_TOKEN = re.compile(r"^- (\{[^}]+\})", re.MULTILINE)
_PRESENT = re.compile(r"^(lead|fact|effect|norm|action)：(.+)$", re.MULTILINE)
_FENCED = re.compile(r"<资料>\n(.*?)\n</资料>", re.DOTALL)


@dataclass(frozen=True)
class Brief:
    """What a request tells of one clause."""

    id: str
    text: str

    @property
    def is_problem(self) -> bool:
        """Else a recommendation."""
        return self.id.startswith("P")

    @property
    def account(self) -> str:
        """The reviewer's account."""
        found = _FENCED.search(self._part("评价意见："))
        return found[1] if found else ""

    @property
    def passages(self) -> list[str]:
        """Past wordings, as they came."""
        found = _FENCED.search(self._part("既往表述"))
        return [line.removeprefix("- ") for line in found[1].splitlines()] if found else []

    @property
    def effects(self) -> list[str]:
        """Effects that may be said."""
        return [line.removeprefix("- ") for line in self._lines("影响，取其一的意思：")]

    @property
    def leads(self) -> list[str]:
        """Approved leads."""
        said = self._part("lead 可用的说法：").partition("\n")[0]
        return [lead for lead in said.split("；") if lead]

    @property
    def slots(self) -> list[str]:
        """Every slot that is listed, with braces."""
        return _TOKEN.findall(self.text)

    @property
    def present(self) -> dict[str, str]:
        """The present draft by field; the account is the present fact."""
        present = dict(_PRESENT.findall(self._part("现稿：")))
        return {**present, "fact": self.account} if self.is_problem else present

    def _part(self, label: str) -> str:
        return self.text.partition(label)[2]

    def _lines(self, label: str) -> Iterator[str]:
        for line in self._part(label).splitlines()[1:]:
            if not line.startswith("- "):
                return
            yield line


@dataclass(frozen=True)
class Prompt:
    """What a request asks for."""

    item: str
    headings: Mapping[str, str]
    clauses: Sequence[Brief]
    text: str

    @property
    def problems(self) -> list[Brief]:
        """The problem clauses."""
        return [clause for clause in self.clauses if clause.is_problem]

    @property
    def recommendations(self) -> list[Brief]:
        """The recommendation clauses."""
        return [clause for clause in self.clauses if not clause.is_problem]


def read(messages: Sequence[Mapping[str, str]]) -> Prompt:
    """The request for an item, whether it comes for the first time or goes back."""
    text = next(one["content"] for one in messages if one["role"] == "user" and _ITEM.search(one["content"]))
    marks = [*_CLAUSE.finditer(text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    clauses = [Brief(mark[2], text[mark.start() : end]) for mark, end in zip(marks, ends, strict=True)]
    found = _ITEM.search(text)
    return Prompt(found[1] if found else "", dict(_HEADING.findall(text)), clauses, text)


def good(prompt: Prompt) -> Answer:
    """Another wording of everything that may have one, true in every word."""
    return {
        "heading": prompt.headings["heading"],
        "recommendation_heading": prompt.headings["recommendation_heading"],
        "clauses": [_problem(brief) for brief in prompt.problems],
        "recommendations": [_recommendation(brief) for brief in prompt.recommendations],
    }


def _problem(brief: Brief) -> Answer:
    present = brief.present
    fact = present["fact"] if present["fact"].startswith(("{year", "{dept")) else "{dept.short}" + present["fact"]
    return {
        "id": brief.id,
        "lead": brief.leads[0] + "。" if brief.leads and "lead" in present else present.get("lead", ""),
        "fact": fact,
        "effect": brief.effects[-1] if brief.effects else "",
        "norm": re.sub("^(?:上述做法|上述情形)", "该情形", present.get("norm", "")),
    }


def _recommendation(brief: Brief) -> Answer:
    present = brief.present
    return {
        "id": brief.id,
        "lead": present["lead"],
        "action": present["action"].replace("由{who.", "由{dept.short}{who.", 1),
    }


def written(answer: object) -> str:
    """An answer as a model writes it."""
    return json.dumps(answer, ensure_ascii=False)
