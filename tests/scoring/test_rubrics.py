"""Rubric files: the shipped ones are sound, faulty ones are told, slips of the printed text are kept and named."""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from drafter.errors import AssetError, InputError
from drafter.findings.loading import load_case
from drafter.scoring.rubric_files import load_rubric, rubric_ids
from drafter.scoring.rules.kinds import Rule
from drafter.scoring.view import ScoringView, rubric_view
from tests.findings.yunling import CASE, RUBRIC


def told(text: str, folder: Path) -> list[str]:
    """The problems of a rubric file, without the folder."""
    path = folder / "rubric.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_rubric(path)
    return [str(problem).replace(f"{folder}/", "") for problem in refused.value.problems]


def test_every_shipped_rubric_loads_under_its_own_id() -> None:
    assert {name: load_rubric(name).id for name in rubric_ids()} == {
        "guangzhou-2023": "guangzhou-2023",
        "jiangmen-2024": "jiangmen-2024",
        "lechang-2024": "lechang-2024",
        "renhua-2022": "renhua-2022",
        "shaoguan-2023": "shaoguan-2023",
    }


def test_the_renhua_rubric_has_the_published_weights() -> None:
    rubric = load_rubric("renhua-2022")
    assert [(level.id, level.name, int(level.max)) for level in rubric.levels] == [
        ("1", "预算编制情况", 22),
        ("2", "预算执行情况", 36),
        ("3", "资金使用效益", 42),
    ]
    assert [(group.id, int(group.max)) for level in rubric.levels for group in level.groups] == [
        ("1.1", 12),
        ("1.2", 10),
        ("2.1", 20),
        ("2.2", 7),
        ("2.3", 5),
        ("2.4", 2),
        ("2.5", 2),
        ("3.1", 6),
        ("3.2", 9),
        ("3.3", 22),
        ("3.4", 5),
    ]
    assert len(list(rubric.indicators())) == 34


def test_a_rubric_says_what_it_asks_in_words() -> None:
    clauses = {item.id: item.clauses() for item in load_rubric("renhua-2022").indicators()}
    assert clauses["1.2.1"] == (
        "比率 = 设置绩效目标的项目数 ÷ 部门全部项目数",
        "比率＝100%，得 2 分",
        "80%≤比率＜100%，得 1.5 分",
        "60%≤比率＜80%，得 1 分",
        "比率＜60%，得 0 分",
    )
    assert clauses["2.1.4"] == (
        "得分 = 2 × 实际采购金额合计 ÷ 采购计划金额合计",
        "实际采购金额合计 ÷ 采购计划金额合计 超过 100% 的不得分",
    )
    assert clauses["3.1.1"] == ("日常公用经费决算数≤日常公用经费调整预算数，得 2 分，否则得 0 分",)
    assert all(clauses.values())


def test_a_faulty_rubric_is_told_all_that_is_wrong_with_it_with_lines(tmp_path: Path) -> None:
    text = RUBRIC.replace("{grade: 良, lower: 80}", "{grade: 良, lower: 95}")
    text = text.replace("lower: 0}", "lower: 10}").replace("1.1.2", "1.1.1").replace("id: c2", "id: c1")
    text = text.replace("part: spent, whole", "part: paid, whole")
    assert told(text, tmp_path) == [
        "rubric.yaml:7 scale: 最低等级“差”的下限应为 0 → 否则低于该下限的得分没有等级",
        "rubric.yaml:7 scale[1]: 等级“良”的下限应低于前一等级 → 从最好的等级写起，下限逐级降低",
        "rubric.yaml:21 levels[0].groups[0].indicators[0].measures.spent: 取数“spent”没有被规则用到"
        " → 删去，或者在规则中使用",
        "rubric.yaml:23 levels[0].groups[0].indicators[0].rule: 规则用到取数“paid”，measures 中没有写明"
        " → 在 measures 中写明它的名称和单位",
        "rubric.yaml:24 levels[0].groups[0].indicators[1].id: 指标编号“1.1.1”重复 → 改用不重复的编号",
        "rubric.yaml:27 levels[0].groups[0].indicators[1].rule: 标准编号“c1”重复 → 按公布的次序改为 c1、c2……",
    ]


def test_a_misspelt_field_or_kind_in_a_rubric_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = RUBRIC.replace("partial: true", "partail: true").replace("kind: proportional", "kind: proportionate")
    assert told(text, tmp_path) == [
        "rubric.yaml:23 levels[0].groups[0].indicators[0].rule:"
        " “proportionate”不在可选范围内 → 是否想写“proportional”",
        "rubric.yaml:30 levels[0].groups[0].indicators[1].rule.criteria[0].partail:"
        " 没有“partail”这个字段 → 是否想写“partial”",
    ]


def test_an_unknown_rubric_names_the_nearest_one() -> None:
    with pytest.raises(InputError) as refused:
        load_rubric("renhua-2021")
    assert (str(refused.value), refused.value.remedy) == ("没有指标体系“renhua-2021”", "是否想写“renhua-2022”")


def test_a_rubric_without_a_score_table_has_no_indicators() -> None:
    assert rubric_view("shaoguan-2023").indicators == {}


def test_a_faulty_piece_of_a_rubric_hides_nothing_that_is_wrong_elsewhere(tmp_path: Path) -> None:
    text = RUBRIC.replace("{grade: 良, lower: 80}", "{grade: 良, lower: 95}").replace(
        "name: 支出率", "nmae: 支出率"
    )
    assert told(text.replace("id: c2", "id: c1"), tmp_path) == [
        "rubric.yaml:7 scale[1]: 等级“良”的下限应低于前一等级 → 从最好的等级写起，下限逐级降低",
        "rubric.yaml:17 levels[0].groups[0].indicators[0].name: 缺少“name” → 补上 name",
        "rubric.yaml:18 levels[0].groups[0].indicators[0].nmae: 没有“nmae”这个字段 → 是否想写“name”",
        "rubric.yaml:27 levels[0].groups[0].indicators[1].rule: 标准编号“c1”重复 → 按公布的次序改为 c1、c2……",
    ]


def base(folder: Path, **rubrics: str) -> Path:
    """A base with some rubrics."""
    (folder / "rubrics").mkdir()
    for name, text in rubrics.items():
        (folder / "rubrics" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_rubric_of_the_base_goes_before_one_that_ships_and_those_that_ship_stay(tmp_path: Path) -> None:
    own = base(tmp_path, **{"renhua-2022": RUBRIC})
    assert load_rubric("renhua-2022", own).id == "yunling-2024"
    assert load_rubric("shaoguan-2023", own).id == "shaoguan-2023"


def test_an_unknown_rubric_names_the_nearest_of_the_base(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        load_rubric("yunling-2023", base(tmp_path, **{"yunling-2024": RUBRIC}))
    assert (str(refused.value), refused.value.remedy) == ("没有指标体系“yunling-2023”", "是否想写“yunling-2024”")


@pytest.mark.parametrize("empty", [True, False])
def test_a_base_without_rubrics_is_an_error_and_never_answered_with_those_that_ship(
    empty: bool, tmp_path: Path
) -> None:
    with pytest.raises(AssetError) as refused:
        load_rubric("renhua-2022", base(tmp_path) if empty else tmp_path)
    assert (str(refused.value), refused.value.remedy) == (
        f"{tmp_path / 'rubrics'} holds no rubrics",
        "put rubrics there (copies of those that ship will do), or correct [knowledge] base",
    )


def test_everything_wrong_with_the_rubric_is_told_to_who_loads_a_case_with_it(tmp_path: Path) -> None:
    text = RUBRIC.replace("{grade: 良, lower: 80}", "{grade: 良, lower: 95}").replace(
        "kind: checklist", "kind: list"
    )
    own = base(tmp_path, **{"yunling-2024": text})
    case = tmp_path / "case.yaml"
    case.write_text(CASE.replace("fiscal_year: 2023", "fiscal_year: 今年"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_case(case, lambda name: ScoringView(load_rubric(name, own)))
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in refused.value.problems] == [
        "case.yaml:3 fiscal_year: “今年”不是整数 → 写成 2021 这样的半角整数",
        "case.yaml:4 rubric: 指标体系 rubrics/yunling-2024.yaml 有 2 处问题，未予采用",
        "rubrics/yunling-2024.yaml:7 scale[1]: 等级“良”的下限应低于前一等级 → 从最好的等级写起，下限逐级降低",
        "rubrics/yunling-2024.yaml:27 levels[0].groups[0].indicators[1].rule: “list”不在可选范围内"
        " → 是否想写“checklist”",
    ]


def test_the_readme_of_the_rubrics_names_every_kind_of_rule_and_shows_one_that_loads(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "knowledge" / "rubrics" / "README.md").read_text(encoding="utf-8")
    path = tmp_path / "rubric.yaml"
    path.write_text(text.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert load_rubric(path).id == "yunling-2024"
    kinds = TypeAdapter(Rule).json_schema()["discriminator"]["mapping"]
    assert set(kinds) == {line.split("`")[1] for line in text.splitlines() if line.startswith("| `")}
