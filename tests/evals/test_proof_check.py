"""The proof in a bundle holds for what was drafted, and for nothing that differs from it by a byte."""

import ast
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services, case_sources
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.pipeline import draft_notice, write_notice
from drafter.rendering.bundle import sealed
from drafter.services import Services
from drafter.verifying import verify_text

SCRIPT = asset("evals/proof_check.py")
EXAMPLES = asset("examples")
CASES = sorted(path.parent.name for path in EXAMPLES.glob("*/case.yaml"))
CONFIG = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))
SIGNED = ("renhua-2021", "shaoguan-2023")
quickly = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Silent:
    def stage(self, name: str) -> None:
        pass

    def progress(self, done: int, total: int) -> None:
        pass


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("proof_check", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def services() -> Services:
    return build_services(CONFIG, writer=WriterKind.OFFLINE, fallback=False)


def drafted(case: Path, folder: Path) -> Path:
    """The bundle of a case."""
    loaded = load_case_file(case, CONFIG)
    sources = case_sources(case, loaded.case, CONFIG)
    write_notice(draft_notice(loaded.case, services(), Silent(), sources=sources), folder)
    return folder / "bundle.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Callable[[str], Path]:
    """A folder with a case, all other files of its proof, and its bundle."""

    @cache
    def make(name: str) -> Path:
        folder = tmp_path_factory.mktemp("proof") / name
        folder.mkdir()
        (folder / "case.yaml").write_bytes((EXAMPLES / name / "case.yaml").read_bytes())
        bundle = drafted(folder / "case.yaml", folder)
        for source in json.loads(bundle.read_text(encoding="utf-8"))["proof"]["sources"]:
            if not source.endswith("/case.yaml"):
                (folder / source).parent.mkdir(exist_ok=True)
                (folder / source).write_bytes(asset(f"knowledge/{source}").read_bytes())
        return folder

    return make


def refused(folder: Path) -> bool:
    """Whether the bundle of a folder is not confirmed; files are looked for nowhere else."""
    try:
        return bool(script().check(folder / "bundle.json", [folder]))
    except Exception:  # what cannot even be read is not confirmed
        return True


def run(*args: object, at: Path | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), *map(str, args)],
        capture_output=True, text=True, encoding="utf-8", cwd=at, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_the_script_is_short_and_needs_the_standard_library_alone():
    source = SCRIPT.read_text(encoding="utf-8")
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module))

    assert len(source.splitlines()) <= 200
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("name", CASES)
def test_every_example_is_confirmed_without_the_project(made, name, tmp_path):
    assert run(made(name) / "bundle.json", "--folder", made(name), at=tmp_path) == (0, "confirmed\n", "")


@pytest.mark.parametrize("name", CASES)
def test_a_second_draft_elsewhere_has_the_same_bundle(made, name, tmp_path):
    (tmp_path / name).mkdir()
    (tmp_path / name / "case.yaml").write_bytes((made(name) / "case.yaml").read_bytes())

    again = drafted(tmp_path / name / "case.yaml", tmp_path / "out")

    assert again.read_bytes() == (made(name) / "bundle.json").read_bytes()


def said_of(bundle: Path, case: Path) -> list[str]:
    """What the program itself says of a bundle, with the files at hand."""
    loaded = load_case_file(case, CONFIG).case
    _, report = verify_text(bundle, loaded, services(), case_sources(case, loaded, CONFIG))
    return [one.message for one in report.violations if one.check == "bundle"]


@pytest.mark.parametrize("name", SIGNED)
def test_the_program_still_verifies_a_bundle_with_its_proof_wherever_its_case_has_gone(made, name, tmp_path):
    moved = tmp_path / "elsewhere.yaml"
    moved.write_bytes((made(name) / "case.yaml").read_bytes())

    assert said_of(made(name) / "bundle.json", made(name) / "case.yaml") == []
    assert said_of(made(name) / "bundle.json", moved) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: text + " ", "送审包文件生成后有改动，与其封签不符"),
        (lambda text: text.replace("\n", "\r\n"), "送审包文件生成后有改动，与其封签不符"),
    ],
)
def test_the_program_sees_a_byte_that_was_changed(made, tmp_path, change, expected):
    (tmp_path / "bundle.json").write_bytes(
        change((made(SIGNED[0]) / "bundle.json").read_text(encoding="utf-8")).encode()
    )

    assert said_of(tmp_path / "bundle.json", made(SIGNED[0]) / "case.yaml") == [expected]


@settings(parent=quickly, max_examples=20)
@given(data=st.data())
def test_the_program_computes_a_proof_that_was_sealed_again(made, tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("sealed")
    bundle = json.loads((made(SIGNED[1]) / "bundle.json").read_text(encoding="utf-8"))
    *outer, last = data.draw(st.sampled_from(list(strings(bundle["proof"], ("proof",)))))
    holder = within(bundle, tuple(outer))
    holder[last] = holder[last] + 1 if isinstance(holder[last], int) else holder[last] + "7"
    reseal(folder, bundle)

    said = said_of(folder / "bundle.json", made(SIGNED[1]) / "case.yaml")

    assert said == ["送审包所附的证明与按现有案卷、依据重新推算的不同"]


def test_a_bundle_whose_proof_was_taken_out_asks_for_a_look(made, tmp_path):
    bundle = json.loads((made(SIGNED[1]) / "bundle.json").read_text(encoding="utf-8"))
    del bundle["proof"]
    (tmp_path / "bundle.json").write_text(json.dumps(bundle, ensure_ascii=False), encoding="utf-8")

    said = said_of(tmp_path / "bundle.json", made(SIGNED[1]) / "case.yaml")

    assert said == ["送审包没有附逐句证明，无法核对每项数据出自哪个文件的哪一处"]


def stretches(folder: Path) -> Iterator[tuple[str, int, int]]:
    """What a flipped byte may concern: the case, the other files, the text, and the proof itself."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".yaml" or path.name == "notice.md":
            yield str(path.relative_to(folder)), 0, path.stat().st_size
    data = (folder / "bundle.json").read_bytes()
    yield "bundle.json", data.index(b'\n  "proof"'), len(data)
    yield "bundle.json", 0, len(data)


@pytest.mark.parametrize("name", SIGNED)
@quickly
@given(data=st.data())
def test_no_byte_can_be_changed(made, name, data):
    folder = made(name)
    assume(not refused(folder))
    file, start, end = data.draw(st.sampled_from(list(stretches(folder))))
    at, mask = data.draw(st.integers(start, end - 1)), data.draw(st.integers(1, 255))
    before = (folder / file).read_bytes()
    try:
        (folder / file).write_bytes(before[:at] + bytes([before[at] ^ mask]) + before[at + 1 :])
        assert refused(folder)
    finally:
        (folder / file).write_bytes(before)


def strings(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of what a proof claims: digests, values, formulas, words and offsets."""
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from strings(child, (*path, key))
    elif path[-1] in CLAIMS and "block" not in path and path[-2:] != ("proof", "seal"):
        yield path


CLAIMS = {"sha256", "value", "unit", "article", "formula", "text", "fact", "key", "start", "end", "finding"}


def within(data: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


@pytest.mark.parametrize("name", SIGNED)
@quickly
@given(data=st.data())
def test_who_changes_a_claim_and_seals_it_again_is_found_out_by_computing(made, name, data):
    folder = made(name)
    before = (folder / "bundle.json").read_text(encoding="utf-8")
    bundle = json.loads(before)
    *outer, last = data.draw(st.sampled_from(list(strings(bundle["proof"], ("proof",)))))
    holder = within(bundle, tuple(outer))
    if isinstance(holder[last], int):
        holder[last] += data.draw(st.sampled_from([-3, -1, 1, 2]))
    else:
        at = data.draw(st.integers(0, len(holder[last]) - 1))
        sign = data.draw(st.sampled_from([one for one in "7年乙q" if one != holder[last][at]]))
        holder[last] = holder[last][:at] + sign + holder[last][at + 1 :]
    try:
        reseal(folder, bundle)
        assert refused(folder), outer
    finally:
        (folder / "bundle.json").write_text(before, encoding="utf-8")


def reseal(folder: Path, bundle: dict[str, Any]) -> None:
    bundle["proof"]["seal"] = ""
    text = json.dumps(bundle, ensure_ascii=False, indent=2) + "\n"
    (folder / "bundle.json").write_text(sealed(text), encoding="utf-8")


def test_sealing_alone_changes_nothing(made):
    folder = made("renhua-2021")
    before = (folder / "bundle.json").read_bytes()

    reseal(folder, json.loads(before))

    assert (folder / "bundle.json").read_bytes() == before


@pytest.fixture
def forged(made, tmp_path) -> Callable[[str, str, str], list[str]]:
    """What is said once some words of a file were replaced, and its digest, the text and the seal with them."""

    def forge(file: str, old: str, new: str) -> list[str]:
        folder = made("renhua-2021")
        for path in (path for path in folder.rglob("*") if path.is_file()):
            (tmp_path / path.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path.relative_to(folder)).write_bytes(path.read_bytes())
        assert len(old.encode()) == len(new.encode())
        data = (tmp_path / file).read_text(encoding="utf-8")
        assert old in data
        (tmp_path / file).write_text(data.replace(old, new), encoding="utf-8")
        bundle = json.loads((tmp_path / "bundle.json").read_text(encoding="utf-8"))
        sha256 = script().sha256
        entries = bundle["proof"]["sources"] | {"notice.md": bundle["proof"]["notice"]}
        for name, entry in entries.items():
            entry["sha256"] = sha256((tmp_path / name.removeprefix("renhua-2021/")).read_bytes()).hexdigest()
        for one in bundle["proof"]["sentences"]:
            one["text"] = one["text"].replace(old, new) if file == "notice.md" else one["text"]
            for use in one.get("facts", ()):
                use["text"] = one["text"][use["start"] : use["end"]]
        reseal(tmp_path, bundle)
        return script().check(tmp_path / "bundle.json", [tmp_path])

    return forge


def test_a_figure_must_stand_where_its_fact_says(forged):
    faults = forged("case.yaml", 'role: 调整预算, value: "253.30"', 'role: 调整预算, value: "253.40"')

    assert faults == ["fact case.staff_adjusted: '253.30' does not stand there"]


def test_another_figure_in_the_text_is_none_of_its_facts(forged):
    (fault,) = forged("notice.md", "绩效得分为82.57分", "绩效得分为92.57分")

    assert "'92.57' is not score.total" in fault


def test_a_norm_that_now_says_something_else_no_longer_carries_its_citation(forged):
    faults = forged("norms/budget-law.yaml", "article: 第", "article: 弟")

    assert faults
    assert all("does not stand there" in fault for fault in faults)


def test_what_a_finding_says_is_held_by_its_digest(forged):
    faults = forged("case.yaml", "awarded: 4.5\n", "awarded: 4.6\n")

    assert "finding F01: the case file says otherwise" in faults


def figures(bundle: dict[str, Any], change: Callable[[dict[str, Any]], object], folder: Path) -> list[str]:
    before = (folder / "bundle.json").read_text(encoding="utf-8")
    try:
        change(bundle["proof"])
        reseal(folder, bundle)
        return script().check(folder / "bundle.json", [folder])
    finally:
        (folder / "bundle.json").write_text(before, encoding="utf-8")


@pytest.fixture
def changed(made) -> Callable[[Callable[[dict[str, Any]], object]], list[str]]:
    folder = made("renhua-2021")

    def change(how: Callable[[dict[str, Any]], object]) -> list[str]:
        return figures(json.loads((folder / "bundle.json").read_text(encoding="utf-8")), how, folder)

    return change


def test_a_figure_without_its_fact_is_told(changed):
    def drop(proof: dict[str, Any]) -> None:
        next(one for one in proof["sentences"] if one["role"] == "fact" and one.get("facts"))["facts"] = []

    assert any("no fact supports the figures left" in fault for fault in changed(drop))


def test_a_sentence_that_is_left_out_leaves_a_gap(changed):
    def drop(proof: dict[str, Any]) -> None:
        proof["sentences"].pop(20)

    assert any("stands behind something without proof" in fault for fault in changed(drop))


def test_a_point_that_no_sentence_answers_is_told(changed):
    def drop(proof: dict[str, Any]) -> None:
        for one in (one for one in proof["sentences"] if one["section"] == "recommendations"):
            one["points"] = [point for point in one.get("points", ()) if point != "F01.a"]

    assert any(fault.startswith("recommendations: not told: ['F01.a']") for fault in changed(drop))


def test_a_derived_amount_must_follow_from_its_formula(changed):
    def lift(proof: dict[str, Any]) -> None:
        proof["facts"]["case.staff_adjusted"]["value"] = "253.40"

    assert "fact case.basic_adjusted: staff_adjusted + running_adjusted gives 307.01, not 306.91" in changed(lift)


def test_a_score_must_be_the_sum_of_its_parts(changed):
    def raise_(proof: dict[str, Any]) -> None:
        proof["facts"]["score.1.awarded"]["value"] = "16.00"

    faults = changed(raise_)

    assert any("fact score.total: " in fault and "gives 83.57, not 82.57" in fault for fault in faults)


def test_the_steps_of_a_rule_are_computed_again(changed):
    def twist(proof: dict[str, Any]) -> None:
        fact = proof["facts"]["score.2.1.1.awarded"]
        fact["derivation"] = fact["derivation"].replace("97.92", "97.93")

    assert any("gives 97.92232101" in fault for fault in changed(twist))


def test_a_fact_is_no_other_that_has_the_same_value(changed):
    def swap(proof: dict[str, Any]) -> None:
        facts = proof["facts"]
        facts["case.grant_adjusted"]["at"]["value"] = facts["case.income_final"]["at"]["value"]

    assert "fact case.grant_adjusted: does not stand there as a whole" in changed(swap)


def test_what_cannot_be_used_is_told_apart_from_what_is_wrong(made, tmp_path):
    bundle = made("renhua-2021") / "bundle.json"
    (tmp_path / "bundle.json").write_bytes(bundle.read_bytes())
    missing = run(tmp_path / "bundle.json", at=tmp_path)
    (tmp_path / "notice.md").write_bytes((bundle.parent / "notice.md").read_bytes())
    alone = run(tmp_path / "bundle.json", at=tmp_path)
    (tmp_path / "no.json").write_text("[]", encoding="utf-8")

    assert [missing[0], alone[0], run(tmp_path / "no.json")[0]] == [2, 2, 2]
    assert "No such file or directory: 'norms/accounting-law-2017.yaml'" in alone[2]


def base(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes nothing but strings)


WAYS: dict[str, Callable[[str], bytes]] = {
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "with a mark": lambda text: text.encode("utf-8-sig"),
    "GB 18030": lambda text: text.encode("gb18030"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "escapes": lambda text: yaml.dump(base(text), width=60, sort_keys=False).encode(),
    "folded": lambda text: yaml.dump(base(text), allow_unicode=True, default_style=">", width=50).encode(),
    "literal": lambda text: yaml.dump(base(text), allow_unicode=True, default_style="|").encode(),
    "flow": lambda text: yaml.dump(base(text), allow_unicode=True, default_flow_style=True).encode(),
}


@pytest.mark.parametrize("way", WAYS)
def test_however_a_case_is_written_its_facts_are_found_in_it(way, tmp_path):
    text = (EXAMPLES / "lechang-2024" / "case.yaml").read_text(encoding="utf-8")
    (tmp_path / "case.yaml").write_bytes(WAYS[way](text))

    bundle = drafted(tmp_path / "case.yaml", tmp_path / "out")

    assert run(bundle, "--folder", asset("knowledge"), at=tmp_path) == (0, "confirmed\n", "")


def test_marks_of_markdown_and_figures_in_words_are_covered_as_well(tmp_path):
    text = (EXAMPLES / "shaoguan-2023" / "case.yaml").read_text(encoding="utf-8")
    for old, new in (
        ("value: 公益广告、宣传视频等覆盖人数（人）", 'value: "甲*A_B*`12`、[x](y) <b> \\\\* & 覆盖人数"'),
        ("value: 市政务服务运行经费}", 'value: "#1 市政务2023 *运行* | 经费"}'),
        ("，而宣传活动受众较广，", "，12345热线和3个宣传活动受众较广，第2次也是，"),
        ("- heading: 部门收支整体情况", "- heading: 2023部门收支整体情况（3）"),
        ("short: 市政数局", "short: 市12局"),
        ("- [一、基本支出,", "- [一、基本支出3|*4,"),
        ("copies: [局行政政法科]", "copies: [局行政政法2科, 第3处]"),
    ):
        assert old in text
        text = text.replace(old, new)
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")

    bundle = drafted(tmp_path / "case.yaml", tmp_path / "out")

    assert run(bundle, "--folder", asset("knowledge"), at=tmp_path) == (0, "confirmed\n", "")
