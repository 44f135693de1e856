import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from drafter.errors import InputError
from drafter.findings.model import NoticeSpec
from drafter.rendering.bundle import read_bundle, to_bundle
from drafter.rendering.dossier import Dossier
from drafter.rendering.page import to_page

from . import samples
from .conftest import MakeDossier

Damage = Callable[[dict[str, Any]], object]


@pytest.fixture
def path(dossier: Dossier, tmp_path: Path) -> Path:
    path = tmp_path / "bundle.json"
    path.write_text(to_bundle(dossier), encoding="utf-8")
    return path


def damaged(path: Path, damage: Damage) -> list[str]:
    data = json.loads(path.read_text(encoding="utf-8"))
    damage(data)
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_bundle(path)
    assert caught.value.remedy
    return [problem.where for problem in caught.value.problems]


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from numbers(inner)


def test_what_was_written_is_read_back(path: Path, dossier: Dossier) -> None:
    bundle = read_bundle(path)
    assert bundle.case == dossier.case
    assert bundle.card == dossier.card
    assert bundle.whole_draft() == dossier.draft
    assert bundle.norms == dossier.slots.norms
    assert bundle.report == dossier.report
    assert bundle.manuscript == dossier.manuscript
    assert bundle.record == dossier.record


def test_blanks_are_kept(make_dossier: MakeDossier) -> None:
    case = samples.CASE.model_copy(update={"notice": NoticeSpec(title="报告", issuer="云岭县财政局（虚构）")})
    dossier = make_dossier(case)
    data = json.loads(to_bundle(dossier))
    assert [blank["field"] for blank in data["blanks"]] == [blank.field for blank in dossier.notice.blanks]
    assert data["blanks"][0] == {"field": "notice.number", "what": "文号", "shown": "　　〔　　　〕　　号"}


def test_it_names_its_format_first_and_keeps_no_float(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data.items())[:2] == [("schema", "drafter.bundle"), ("version", 1)]
    assert not list(numbers(data))
    assert (data["card"]["total"], data["case"]["facts"]["budget"]["value"]) == ("83.85", "1,280.00")


def test_half_a_surrogate_pair_from_a_model_survives(make_dossier: MakeDossier, tmp_path: Path) -> None:
    refusal = samples.DRAFT.refusals[0].model_copy(update={"raw": "\ud83d", "text": "错\x00"})
    dossier = make_dossier(draft=samples.DRAFT.model_copy(update={"refusals": (refusal,)}))
    assert "错" in to_page(dossier).encode().decode()
    (tmp_path / "bundle.json").write_bytes(to_bundle(dossier).encode())
    assert read_bundle(tmp_path / "bundle.json").whole_draft() == dossier.draft


def test_only_norms_that_are_leaned_on_go_along(dossier: Dossier) -> None:
    slots = dossier.slots
    stray = slots.norms["procurement-law-47"].model_copy(update={"id": "stray"})
    wider = type(slots)(slots.case, {**slots.norms, "stray": stray}, slots.duties)
    data = json.loads(to_bundle(Dossier(**{**vars(dossier), "slots": wider})))
    assert list(data["norms"]) == ["procurement-law-47"]


def test_evidence_stands_once(path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    assert list(data["evidence"]) == ["P1.1"]
    assert all(not c["evidence"] for item in data["draft"]["problems"] for c in item["clauses"])


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        (lambda d: d.update(schema="other"), ["bundle.json schema"]),
        (lambda d: d.update(version=2), ["bundle.json version"]),
        (lambda d: d.pop("card"), ["bundle.json card"]),
        (
            lambda d: (d["card"].update(total="viel"), d["case"].update(fiscal_year=12)),
            ["bundle.json case.fiscal_year", "bundle.json card.total"],
        ),
        (lambda d: d["manuscript"]["items"][0].update(end=10**6), ["bundle.json manuscript.items[0]"]),
        (
            lambda d: d["manuscript"]["items"][0]["clauses"][1].update(start=0),
            ["bundle.json manuscript.items[0].clauses[1]"],
        ),
        (lambda d: d["evidence"].update(P9=[]), ["bundle.json evidence.P9"]),
    ],
)
def test_damage_is_named_with_its_place(path: Path, damage: Damage, where: list[str]) -> None:
    assert damaged(path, damage) == where


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '"text"', "[" * 100_000])
def test_what_is_no_bundle_is_refused(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_bundle(path)
    assert len(caught.value.problems) == 1


def test_a_missing_or_undecodable_file_is_refused(path: Path) -> None:
    path.write_bytes(b"\xff\xfe{")
    for one in (path, path.with_name("none.json")):
        with pytest.raises(InputError, match="不是送审包"):
            read_bundle(one)
