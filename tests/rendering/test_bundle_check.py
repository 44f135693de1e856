"""A bundle whose parts do not agree is not what the program made."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.errors import InputError
from drafter.findings.model import Case
from drafter.pipeline import draft_notice
from drafter.records.digests import digest
from drafter.rendering.bundle import read_bundle, to_bundle
from drafter.rendering.bundle_check import Recomputed
from drafter.rendering.dossier import Dossier
from drafter.services import Services
from drafter.verifying import verify_text

ROOT = Path(__file__).resolve().parents[2]
RENHUA = ROOT / "examples" / "renhua-2021" / "case.yaml"
SHAOGUAN = ROOT / "examples" / "shaoguan-2023" / "case.yaml"
CONFIG = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))


class Silent:
    def stage(self, name: str) -> None:
        pass

    def progress(self, done: int, total: int) -> None:
        pass


@pytest.fixture(scope="module")
def case() -> Case:
    return load_case_file(RENHUA, CONFIG).case


@pytest.fixture(scope="module")
def services() -> Services:
    return build_services(CONFIG, writer=WriterKind.OFFLINE, fallback=False)


@pytest.fixture(scope="module")
def dossier(case: Case, services: Services) -> Dossier:
    return draft_notice(case, services, Silent()).dossier


@pytest.fixture(scope="module")
def written(dossier: Dossier) -> str:
    return to_bundle(dossier)


@pytest.fixture
def found(services: Services, dossier: Dossier, written: str, tmp_path: Path) -> Callable[..., list[str]]:
    """What is said about a bundle after somebody changed it."""

    def verify(damage: Callable[[dict[str, Any]], object], against: Case = dossier.case) -> list[str]:
        data = json.loads(written)
        damage(data)
        path = tmp_path / "bundle.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        expected = Recomputed(
            case=against,
            card=dossier.card,
            slots=dossier.slots,
            frame=services.frame,
            report=dossier.report,
            record={"case": digest(dossier.case)},
            alike=True,
        )
        return [violation.message for violation in expected.disagreements(read_bundle(path))]

    return verify


def unchanged(_: dict[str, Any]) -> None:
    pass


def test_a_bundle_as_it_was_written_agrees_with_itself(found: Callable[..., list[str]]) -> None:
    assert found(unchanged) == []


def raise_score(data: dict[str, Any]) -> None:
    data["card"].update(total="92.57", grade="优")


def raise_line(data: dict[str, Any]) -> None:
    line = next(line for line in data["card"]["lines"] if line["id"] == "2.1.1")
    line["awarded"] = "5.00"


def change_sentence(data: dict[str, Any]) -> None:
    sentence = data["draft"]["problems"][0]["clauses"][0]["sentences"][1]
    sentence["text"] = sentence["text"].replace("5万元", "6万元")


def change_text(data: dict[str, Any]) -> None:
    text = data["manuscript"]["text"]
    data["manuscript"]["text"] = text.replace("209.26万元", "213.70万元", 1)


def move_clause(data: dict[str, Any]) -> None:
    data["manuscript"]["items"][0]["clauses"][0]["points"] = ["F02.a"]


def change_finding(data: dict[str, Any]) -> None:
    data["case"]["findings"][4]["source"] = None


def change_norm(data: dict[str, Any]) -> None:
    next(iter(data["norms"].values()))["content"] = "可以不备案"


def drop_blank(data: dict[str, Any]) -> None:
    data["blanks"].pop()


def change_passage(data: dict[str, Any]) -> None:
    next(iter(data["evidence"].values()))[0]["passage"]["text"] = "另一段话。"


def change_record(data: dict[str, Any]) -> None:
    data["record"]["case"] = "0" * 64


def hide_figures(data: dict[str, Any]) -> None:
    data["report"]["quantities"].pop()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (raise_score, "送审包中的得分等级是 92.57 优，按案例计算应为 82.57 良"),
        (raise_line, "送审包中的评分表与按案例计算的不同：2.1.1"),
        (change_sentence, "与其占位符填写后的文字不同"),
        (change_text, "送审包的正文从这里起与草稿不同，应为“09.26万元"),
        (move_clause, "送审包所记各条问题和建议的位置与正文不同"),
        (change_finding, "送审包中的案例与所给案例不同：F05"),
        (change_norm, "与依据库不同"),
        (drop_blank, "送审包所列的待补内容与案例不同"),
        (change_passage, "与其编号不符"),
        (change_record, "送审包的运行记录 case 与所给案例不符"),
        (hide_figures, "送审包所附的校验结论与重新校验的结果不同"),
    ],
)
def test_a_part_that_was_changed_is_named(
    found: Callable[..., list[str]], damage: Callable[[dict[str, Any]], None], told: str
) -> None:
    assert any(told in message for message in found(damage)), found(damage)


def test_a_sentence_changed_in_the_draft_and_in_the_text_is_found_all_the_same(
    found: Callable[..., list[str]],
) -> None:
    def both(data: dict[str, Any]) -> None:
        change_sentence(data)
        data["manuscript"]["text"] = data["manuscript"]["text"].replace("防控费用”5万元", "防控费用”6万元", 1)

    assert any("与其占位符填写后的文字不同" in message for message in found(both))


def test_a_case_that_was_changed_since_is_named_by_its_findings(
    found: Callable[..., list[str]], case: Case
) -> None:
    findings = list(case.findings)
    findings[2] = findings[2].model_copy(update={"source": None})
    later = case.model_copy(update={"findings": tuple(findings)})
    assert "送审包中的案例与所给案例不同：F03" in found(unchanged, later)


def test_a_bundle_of_another_case_is_refused_in_one_sentence(
    services: Services, written: str, tmp_path: Path
) -> None:
    path = tmp_path / "bundle.json"
    path.write_text(written, encoding="utf-8")
    other = load_case_file(SHAOGUAN, CONFIG).case
    with pytest.raises(
        InputError, match=r"仁化县政务服务数据管理局2021年度.*韶关市政务服务数据管理局2023年度"
    ) as caught:
        verify_text(path, other, services)
    assert caught.value.problems == ()


@pytest.mark.parametrize(("damage", "clean"), [(unchanged, True), (raise_score, False)])
def test_verifying_a_bundle_looks_at_all_its_parts_whatever_the_case_of_its_name(
    case: Case, services: Services, written: str, tmp_path: Path, damage: Callable[..., None], clean: bool
) -> None:
    data = json.loads(written)
    damage(data)
    path = tmp_path / "BUNDLE.JSON"
    path.write_text(json.dumps(data), encoding="utf-8")
    _, report = verify_text(path, case, services)
    assert report.clean is clean
    assert {violation.check for violation in report.violations} <= {"bundle"}
