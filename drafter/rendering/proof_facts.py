"""Where every fact of a notice comes from: its places in the files, or the formula and what goes into it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from drafter.findings.formula import named_in
from drafter.findings.model import CASE_SCOPE, Case, Fact
from drafter.findings.notice_facts import notice_facts
from drafter.findings.problems import FieldPath
from drafter.knowledge.model import Norm
from drafter.rendering.dossier import Dossier
from drafter.rendering.proof_model import Known, Stated
from drafter.rendering.proof_places import Places
from drafter.rendering.proof_scores import ScoreFacts
from drafter.rendering.proof_sources import SourceFile

_YEARS = {"prior": "fiscal_year - 1", "fiscal": "fiscal_year", "next": "fiscal_year + 1"}
_YEAR_STEPS = {"prior": -1, "fiscal": 0, "next": 1}
FISCAL_YEAR = f"{CASE_SCOPE}.fiscal_year"
_REF = re.compile(r"[A-Za-z][\w-]*(?:\.[\w-]+)+")


@dataclass
class Ledger:
    """The facts that a notice uses, each entered with its places when it is first asked for.

    Attributes:
        dossier: the draft and all that it rests on.
        places: finds fields in the files.
        facts: what was entered.
    """

    dossier: Dossier
    places: Places
    facts: dict[str, Known] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case."""
        return self.dossier.case

    @cached_property
    def scores(self) -> "ScoreFacts":
        """The figures of the score card."""
        return ScoreFacts(self.dossier.card, self.case, self.places)

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return {**dict(self.case.all_facts()), **notice_facts(self.case)}

    def has(self, ref: str) -> bool:
        """Whether a fact of this name can be entered; enters it."""
        if ref not in self.facts:
            known = self._known(ref)
            if known is None:
                return False
            self.facts[ref] = known
            for name in known.inputs.values():
                self.has(name)
        return True

    def stated(self) -> dict[str, Stated]:
        """What the case file says of every finding."""
        return {
            finding.id: self._stated(
                ("findings", i),
                {f"{finding.id}.{p.id}": ("findings", i, "points", j) for j, p in enumerate(finding.points)},
            )
            for i, finding in enumerate(self.case.findings)
        }

    def _stated(self, path: FieldPath, points: Mapping[str, FieldPath]) -> Stated:
        at = self.places.span(self.places.case_file, path)
        within = {full: self._stated(inner, {}) for full, inner in points.items()}
        named = self.places.span(self.places.case_file, (*path, "id"))
        return Stated(at=at, sha256=self.places.case_file.digest_of(at.start, at.end), id=named, points=within)

    def words(self, text: str, points: Sequence[str]) -> str:
        """The name of a text that holds some words: of the points' findings, the case, the rubric or the frame.

        Returns:
            An empty string where none of them does.
        """
        near = {
            i for i, finding in enumerate(self.case.findings) for p in points if p.startswith(f"{finding.id}.")
        }
        files = (
            self.places.case_file,
            self.places.sources.rubric_file(),
            self.places.sources.wording("frame.yaml"),
        )
        found = [(f, p) for f in files for p, node in f.nodes.items() if node.text and text in node.text]
        if not found:
            return ""
        file, path = next((one for one in found if one[1][0] == "findings" and one[1][1] in near), found[0])
        ref = f"text.{file.name}.{'.'.join(map(str, path))}"
        self.facts[ref] = Known(
            kind="words", value=file.nodes[path].text or "", at=self.places.at(file, value=path)
        )
        return ref

    def computed(self, formula: str, value: str, unit: str) -> str:
        """The name of a figure that follows by a formula of full names; empty if one of them is unknown."""
        names = tuple(dict.fromkeys(_REF.findall(formula)))
        if not names or not all(map(self.has, names)):
            return ""
        ref = f"{formula} = {value}{unit}"
        inputs = {name: name for name in names}
        self.facts[ref] = Known(kind="derived", value=value, unit=unit, formula=formula, inputs=inputs)
        return ref

    def counted(self, scope: str, number: int) -> str:
        """The name of the number of a thing that the notice counts, such as `table.2`: one more than the last."""
        ref, before = f"{scope}.{number}", f"{scope}.{number - 1}"
        formula, inputs = (f"{before} + 1", {before: before}) if before in self.facts else ("1", {})
        self.facts[ref] = Known(kind="count", value=str(number), formula=formula, inputs=inputs)
        return ref

    def _known(self, ref: str) -> Known | None:
        scope, _, name = ref.partition(".")
        match scope:
            case "norm":
                known = self._norm(name)
            case "who" | "dept":
                known = self._called(scope, name)
            case "year":
                known = self._year(name)
            case "score":
                known = self.scores.known(ref)
            case "notice":
                known = self._of_notice(ref, name)
            case _:
                known = self._of_case(ref)
        return known

    def _year(self, name: str) -> Known | None:
        if name not in _YEARS:
            return None
        value, inputs = str(self.case.fiscal_year + _YEAR_STEPS[name]), {"fiscal_year": FISCAL_YEAR}
        return Known(kind="count", value=value, unit="年", formula=_YEARS[name], inputs=inputs)

    def _of_case(self, ref: str) -> Known | None:
        if ref == FISCAL_YEAR:
            at = self.places.at(self.places.case_file, value=("fiscal_year",))
            return Known(kind="date", value=str(self.case.fiscal_year), at=at)
        fact, path = self._facts.get(ref), self._path(ref)
        if fact is None or not path:
            return None
        return self._fact(self.places.case_file, path, fact, self._inputs(ref, fact))

    def _path(self, ref: str) -> FieldPath:
        scope, _, name = ref.partition(".")
        if scope == CASE_SCOPE:
            return ("facts", name)
        index = next((i for i, finding in enumerate(self.case.findings) if finding.id == scope), None)
        return () if index is None else ("findings", index, "facts", name)

    def _inputs(self, ref: str, fact: Fact) -> dict[str, str]:
        if not fact.formula:
            return {}
        scope = ref.partition(".")[0]
        near = {full.removeprefix(f"{scope}."): full for full in self._facts if full.startswith(f"{scope}.")}
        full = {**{name: name for name in self._facts}, **near}
        return {name: full[name] for name in named_in(fact.formula, {n: self._facts[f] for n, f in full.items()})}

    def _fact(self, file: SourceFile, path: FieldPath, fact: Fact, inputs: Mapping[str, str]) -> Known:
        fields = ["kind", "value", *(["unit"] if fact.unit else []), *(["formula"] if fact.formula else [])]
        return Known(
            kind=fact.kind.value,
            value=fact.value,
            unit=fact.unit,
            at=self.places.at(file, **{name: (*path, name) for name in fields}),
            block=self.places.span(file, path, whole=True),
            formula=fact.formula,
            inputs=inputs,
        )

    def _norm(self, name: str) -> Known | None:
        norm_id, _, figure = name.partition(".")
        norm = self.dossier.slots.norms.get(norm_id)
        if norm is None:
            return None
        file, index = self.places.sources.norm(norm_id)
        path = ("articles", index)
        if figure:
            known = self._fact(file, (*path, "figures", figure), norm.figures[figure], {})
            return known.model_copy(update={"at": {**self.places.at(file, id=(*path, "id")), **known.at}})
        return self._citation(file, path, norm)

    def _citation(self, file: SourceFile, path: FieldPath, norm: Norm) -> Known:
        titled = (*path, "document") if (*path, "document") in file.nodes else ("document",)
        places: dict[str, FieldPath] = {"id": (*path, "id"), "value": titled}
        if norm.article:
            places["article"] = (*path, "article")
        at = self.places.at(file, **places)
        return Known(kind="citation", value=norm.document, article=norm.article, at=at)

    def _called(self, scope: str, name: str) -> Known | None:
        department = self.case.department
        if scope == "dept":
            shown = department.name if name == "name" else department.short or department.name
            key = "short" if name == "short" and department.short else "name"
            return Known(
                kind="name", value=shown, at=self.places.at(self.places.case_file, value=("department", key))
            )
        if department.units.get(name):
            at = self.places.at(self.places.case_file, value=("department", "units", name))
            return Known(kind="name", value=department.units[name], at=at)
        if name not in self.dossier.slots.duties:
            return None
        phrases = self.places.sources.wording("phrases.yaml")
        return Known(
            kind="name", value=self.dossier.slots.duties[name], at=self.places.at(phrases, value=("duties", name))
        )

    def _of_notice(self, ref: str, name: str) -> Known | None:
        fact = self._facts.get(ref)
        path: FieldPath = ("notice", *name.split("."))
        if name.startswith("copies."):
            path = ("notice", "copies", int(name.partition(".")[2]) - 1)
        if fact is None or path not in self.places.case_file.nodes or "{" in fact.value:
            return None
        kind = "name" if name == "title" else fact.kind.value
        return Known(kind=kind, value=fact.value, at=self.places.at(self.places.case_file, value=path))
