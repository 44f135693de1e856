"""The base as passages: what each kind of source gives."""

from drafter.assets import asset
from drafter.knowledge.model import Defect, Norm, PassageKind, Remedy, Theme
from drafter.knowledge.notices import Notice, NoticeClause, NoticeHeader
from drafter.knowledge.passages import collect, passage_id
from drafter.knowledge.wording import Wording
from drafter.scoring.rubric_files import load_rubric

HEADER = NoticeHeader(id="n1", title="复核报告", department="云岭县文化馆（虚构）", year=2022, sample=True)


def notice(*texts):
    clauses = tuple(
        NoticeClause(kind=PassageKind.PROBLEM, section="三、问题 › （一）资产", text=text) for text in texts
    )
    return Notice(header=HEADER, clauses=clauses)


def told(passages):
    return [(one.kind.value, one.source, one.title, one.section, one.text) for one in passages]


def test_a_clause_of_a_notice_keeps_its_department_year_and_headings():
    (found,) = collect(notices=[notice("未盘点。")])

    assert found.model_dump(exclude={"id"}) == {
        "kind": PassageKind.PROBLEM,
        "text": "未盘点。",
        "source": "n1",
        "title": "复核报告",
        "section": "三、问题 › （一）资产",
        "department": "云岭县文化馆（虚构）",
        "year": 2022,
        "theme": "",
        "sample": True,
        "region": "",
        "valid_from": None,
        "valid_until": None,
        "file": "",
        "page": None,
        "start": None,
        "end": None,
    }


def test_a_norm_is_found_by_its_topic_and_content():
    norm = Norm(
        id="n", document="某办法", article="第七条", content="应备案。", topic="备案期限", in_force="2020-01-01"
    )

    assert told(collect(norms={"n": norm})) == [("norm", "n", "《某办法》第七条", "", "备案期限：应备案。")]


def test_approved_wording_gives_every_phrase_under_its_defect():
    defect = Defect(
        id="assets.uncounted",
        name="未盘点",
        heading="资产盘点缺位",
        leads=("资产长期未盘点",),
        effects=("家底不清。",),
        remedies=(Remedy(lead="开展盘点", timing="在整改期限内", action="由{who.assets}逐件盘点。"),),
    )
    theme = Theme(
        id="assets",
        name="资产管理",
        heading_outcome="有待加强",
        remedy_heading=("管好资产", "防止流失"),
        general=defect,
    )
    wording = Wording.model_construct(themes=(theme,))

    passages = collect(wording=wording)

    assert told(passages) == [
        ("wording", "assets.uncounted", "资产管理", "未盘点 › 标题", "资产盘点缺位"),
        ("wording", "assets.uncounted", "资产管理", "未盘点 › 起句", "资产长期未盘点"),
        ("wording", "assets.uncounted", "资产管理", "未盘点 › 影响", "家底不清。"),
        (
            "wording",
            "assets.uncounted",
            "资产管理",
            "未盘点 › 建议",
            "开展盘点。在整改期限内，由{who.assets}逐件盘点。",
        ),
    ]
    assert {one.theme for one in passages} == {"assets"}


def test_a_rubric_gives_its_criteria_under_their_path():
    passages = collect(rubrics=[load_rubric("renhua-2022")])

    titles = {one.title for one in passages}
    assert {one.kind for one in passages} == {PassageKind.RUBRIC}
    assert titles == {load_rubric("renhua-2022").title}
    path = "预算编制情况 › 预算编制 › 预算编制规划性"
    assert any(one.section == path and "中期财政规划" in one.text for one in passages)


def test_what_stands_twice_in_a_notice_comes_once():
    assert len(collect(notices=[notice("未盘点。", "未盘点。", "账实不符。")])) == 2


def test_an_id_changes_with_everything_that_is_searched_and_with_nothing_else():
    kind, other = PassageKind.PROBLEM, PassageKind.RECOMMENDATION
    ids = [
        passage_id(kind, "n1", "一", "甲"),
        passage_id(other, "n1", "一", "甲"),
        passage_id(kind, "n2", "一", "甲"),
        passage_id(kind, "n1", "二", "甲"),
        passage_id(kind, "n1", "一", "乙"),
    ]

    assert len(set(ids)) == 5
    assert ids[0] == passage_id(kind, "n1", "一", "甲") == "4cae5f7e9a09514bda81"


def test_the_base_that_ships_has_every_kind():
    from drafter.knowledge.norms import load_norms
    from drafter.knowledge.notices import load_notices
    from drafter.knowledge.wording import load_wording

    base = asset("knowledge")
    passages = collect(
        notices=load_notices(base / "notices"),
        norms=load_norms(base / "norms"),
        rubrics=[load_rubric("renhua-2022")],
        wording=load_wording(base / "wording"),
    )

    assert {one.kind for one in passages} == set(PassageKind) - {PassageKind.OTHER}
    assert len({one.id for one in passages}) == len(passages)
