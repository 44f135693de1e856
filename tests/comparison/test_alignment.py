"""Which clauses belong together, however they were changed, cut, joined or moved."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.comparison.assignment import assigned
from drafter.comparison.ordering import kept_in_place
from drafter.comparison.runs import Op, PairKind
from tests.comparison.texts import compared, notice, side

CLAUSES = [
    "部门预算支出率偏低。2021年实际支出2479.24万元，支出率79.45%。",
    "资产盘点走过场。抽查50件设备，有6件未见实物。",
    "合同备案超过时限。CX-2021-009号合同用时23个工作日。",
    "工程变更未报批，增加护坡380米；工程款支付超前，形象进度60%时已付至80%。",
    "满意度调查样本不足，只在县城发放问卷18份。",
    "三公经费控制不严，公务接待没有公函。",
]


def pairs_by_words(found):
    against = found.against[0]
    old, new = found.olds[0].by_id, found.new.by_id
    return {
        (tuple(old[one].words for one in pair.old), tuple(new[one].words for one in pair.new)): pair
        for pair in against.pairs
    }


def test_a_clause_that_was_split_answers_to_both_parts():
    one, other = "工程变更未报批，增加护坡380米。", "工程款支付超前，形象进度60%时已付至80%。"
    found = pairs_by_words(compared(notice([*CLAUSES[:3], one, other], year=2022), notice(CLAUSES)))
    pair = found[((CLAUSES[3],), (one, other))]
    assert "拆成2条" in pair.reason


def test_clauses_that_were_merged_answer_to_one():
    merged = CLAUSES[1].rstrip("。") + "；" + CLAUSES[2]
    found = pairs_by_words(compared(notice([CLAUSES[0], merged, *CLAUSES[3:]], year=2022), notice(CLAUSES)))
    pair = found[((CLAUSES[1], CLAUSES[2]), (merged,))]
    assert "并成一条" in pair.reason


SHEDS = [
    "冷库租赁没有比选。三座冷库的租金46.80万元由供销股直接商定，合同没有约定停电损失由谁承担。",
    "农资仓库消防验收没有通过。二号库2019年建成，喷淋系统至今没有水压，库内存放化肥310吨。",
    "公益性墓地管护费预算偏大。按1200座测算，实际落葬只有430座。",
]


@pytest.mark.parametrize(
    ("summed", "parts"),
    [
        ("冷库和仓库两头都有漏洞：冷库租赁不比选，仓库喷淋系统没有水压、消防验收没通过。", SHEDS[:2]),
        ("库房底数不清：消防没有验收、喷淋缺水的仓库照样存放化肥，另有46.80万元的租金说不清依据。", SHEDS[:2]),
        ("冷库租赁仍未比选，租金由供销股与业主直接商定，停电损失由谁承担没有约定。", SHEDS[:1]),
    ],
)
def test_a_sentence_that_sums_clauses_up_answers_to_each_of_them(summed, parts):
    found = pairs_by_words(compared(notice([summed, "村级会计委托代理流于形式。"], year=2022), notice(SHEDS)))
    assert (tuple(parts), (summed,)) in found


def test_numbered_points_are_clauses_whether_or_not_they_begin_with_a_heading():
    points = [
        "灯光秀电费无预算。全年支付38.20万元，从设备款中调剂。",
        "演出服装一次性购买后无人保管。",
        "票务系统三年未对账。",
    ]
    old = notice([]) + "\n\n".join(f"{n}.{text}" for n, text in enumerate(points, 1)) + "\n"
    later = [points[2], "灯光秀所用电费仍没有列入预算，全年支付41.60万元。", points[1]]
    new = notice([], year=2022) + "\n\n".join(f"{n}.{text}" for n, text in enumerate(later, 1)) + "\n"
    found = pairs_by_words(compared(new, old))
    assert {((points[0],), (later[1],)), ((points[1],), (points[1],)), ((points[2],), (points[2],))} <= set(found)
    assert [item.clauses for item in side(old).items] == [tuple(u.id for u in side(old).units[-3:])]


def test_problems_that_are_numbered_below_the_section_itself_stay_headings():
    text = "# 关于云岭县档案馆（虚构）2022年度绩效复核结果的通知\n\n三、存在问题\n\n"
    text += "1.库房超容。现有档案架已满，四成案卷堆放在走廊。\n\n2.数字化进度慢。完成率41.00%。\n"
    assert [item.title for item in side(text).items] == ["库房超容", "数字化进度慢"]


def test_a_clause_in_another_place_has_moved():
    moved = [*CLAUSES[1:], CLAUSES[0]]
    found = pairs_by_words(compared(notice(moved, year=2022), notice(CLAUSES)))
    pair = found[((CLAUSES[0],), (CLAUSES[0],))]
    assert pair.kind is PairKind.MOVED
    assert pair.moved
    assert [p.kind for key, p in found.items() if key[0] == key[1] and key[0][0] in CLAUSES[1:]] == [
        PairKind.KEPT
    ] * 5


def test_a_new_number_alone_is_no_move_and_no_rewording():
    found = pairs_by_words(compared(notice(["农村供水水质检测频次不足。", *CLAUSES], year=2022), notice(CLAUSES)))
    assert all(found[((text,), (text,))].kind is PairKind.KEPT for text in CLAUSES)
    assert found[((), ("农村供水水质检测频次不足。",))].kind is PairKind.NEW


def test_projects_told_in_one_pattern_are_not_taken_for_each_other():
    old = ["公路养护项目执行率为68.30%，低于序时进度。", "站亭改造项目执行率为54.10%，低于序时进度。"]
    new = ["站亭改造项目执行率为88.00%，低于序时进度。", "公路养护项目执行率为77.90%，低于序时进度。"]
    found = pairs_by_words(compared(notice(new, year=2022), notice(old)))
    assert ((old[0],), (new[1],)) in found
    assert ((old[1],), (new[0],)) in found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("危旧房屋征收腾退任务没有完成，只签约61户。", "征拆进度慢，签了约的只有74户。"),
        ("村集体经济发展专项没有形成收益。", "村集体拿到的专项钱见不到效益。"),
        ("河湖管理范围划界工作迟缓。", "划界立桩还没做完，河湖岸线说不清。"),
    ],
)
def test_a_matter_told_in_short_forms_of_its_words_is_found_again(old, new):
    others = ["因公出国经费未公开。", "文书档案缺页。", "党建活动场地租金偏高。"]
    found = pairs_by_words(compared(notice([others[0], new, others[1]], year=2022), notice([old, others[2]])))
    assert found[(old,), (new,)].kind is PairKind.REWORDED
    assert found[(), (others[1],)].kind is PairKind.NEW


def test_a_matter_told_again_is_found_under_another_heading_too():
    old, new = "河湖管理范围划界工作迟缓，有7条河没有立桩。", "划界立桩还没做完，5条河的管理范围说不清。"
    other = "文书档案缺页。"
    text = notice([other, new], year=2022).replace("预算管理不够规范", "其他需要说明的情况")
    found = pairs_by_words(compared(text, notice([old, "党建活动场地租金偏高。"])))
    assert found[(old,), (new,)].kind is PairKind.REWORDED
    assert found[(), (other,)].kind is PairKind.NEW


def test_a_reason_names_the_words_that_both_have():
    new = "备案仍不及时，GH-2022-003号合同签订后隔了19个工作日才办理合同备案，超过时限。"
    found = pairs_by_words(compared(notice([CLAUSES[0], new], year=2022), notice(CLAUSES)))
    pair = found[((CLAUSES[2],), (new,))]
    assert "合同备案" in pair.reason or "超过时限" in pair.reason


SHUFFLED = st.permutations(CLAUSES).flatmap(lambda texts: st.integers(0, len(texts)).map(lambda n: texts[:n]))


@settings(max_examples=15, deadline=None)
@given(SHUFFLED, SHUFFLED)
def test_rows_give_back_both_texts_and_pairs_hold_every_unit_once(old, new):
    first, second = notice(old), notice(new, year=2022)
    found = compared(second, first)
    against = found.against[0]
    assert "".join(run.old for row in against.rows for run in row.runs) == found.olds[0].whole
    assert "".join(run.new for row in against.rows for run in row.runs) == found.new.whole
    assert sorted(one for pair in against.pairs for one in pair.old) == sorted(u.id for u in found.olds[0].units)
    assert sorted(one for pair in against.pairs for one in pair.new) == sorted(u.id for u in found.new.units)
    assert {row.pair for row in against.rows} == {pair.id for pair in against.pairs}


def test_a_moved_pair_has_a_row_where_it_was_and_one_where_it_is():
    found = compared(notice([*CLAUSES[1:], CLAUSES[0]], year=2022), notice(CLAUSES))
    moved = [row for row in found.against[0].rows if row.kind is PairKind.MOVED]
    assert [(bool(row.old), bool(row.new)) for row in moved] == [(True, False), (False, True)]
    assert {run.op for row in moved for run in row.runs} == {Op.MOVED}
    assert {run.move for row in moved for run in row.runs} == {moved[0].pair}


def test_every_character_of_the_text_is_in_a_unit():
    text = notice(CLAUSES, advice=["加快支出。", "规范盘点。"])
    kept = "".join(side(text).whole.split())
    assert kept == "".join(text.replace("#", "").split())


WORTH = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.floats(-1, 3), max_size=10)


@given(WORTH)
def test_an_assignment_takes_each_side_once_and_nothing_without_worth(worth):
    found = assigned(worth)
    assert len({left for left, _ in found}) == len({right for _, right in found}) == len(found)
    assert all(worth[pair] > 0 for pair in found)
    assert sum(worth[pair] for pair in found) >= max([value for value in worth.values() if value > 0], default=0)


@given(st.lists(st.integers(0, 9), max_size=12))
def test_what_keeps_its_place_rises(places):
    kept = sorted(kept_in_place(places, [1.0] * len(places)))
    assert all(places[one] < places[other] for one, other in pairwise(kept))
    assert len(kept) >= min(1, len(places))
