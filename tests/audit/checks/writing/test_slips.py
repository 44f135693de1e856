"""Slips of writing, and what only looks like one."""

import pytest

from tests.audit.findings import said

LIST = "（一）管护不够到位\n{}管护人员少，巡查不及时。二是设备陈旧，维修费用高。\n"
MONEY = (
    "云岭县（虚构）2031年“三公”经费预算919万元，与上年持平。公务接待费预算288万元，公务用车运行维护费预算631万元。\n"
    "“三公”经费支出1283万元，其中公务用车支出1001万元。公务接待费支出{}，同比下降。财政拨款支出266万元，结转22万元。\n"
)
ROW = "稻谷保费86.40万元，中央财政补贴35%为30.24万元，省级财政补贴25%为21.60{}，县级财政补贴10%为8.64万元。"

SLIPS = [
    pytest.param("渠道养护收入342万元，增长954.%。\n", [("form", "954.%")], id="a point without digits"),
    pytest.param("共发放补助3..5万元。\n", [("form", "3..5")], id="two points"),
    pytest.param("渠道养护支出62.4. 万元。\n", [("form", "62.4.")], id="a point behind the decimals"),
    pytest.param(
        "依据依据《云岭县（虚构）水渠管护办法》安排资金。\n",
        [("repetition", "依据依据")],
        id="a preposition twice",
    ),
    pytest.param("渠道养护支出12.50.3万元。\n", [("form", "12.50.3")], id="two decimals"),
    pytest.param(
        "表1 检修进度\n项目 预算 支出 执行率\n水泵 20.00 20.00 100.%\n闸门 30.00 15.00 50.0%\n",
        [("form", "100.%")],
        id="a point before the sign in a table",
    ),
    pytest.param("渠道贷款余额31,46亿元。", [("form", "31,46")], id="a comma for a point"),
    pytest.param("渠道贷款余额3,1462万元。", [("form", "3,1462")], id="a group of four"),
    pytest.param("渠道投资增长6。3%。", [("form", "6。3%")], id="a full stop for a point"),
    pytest.param("全年收入20.5亿元。其中水费收入完成3.6，下降4.0%。", [("unit", "3.6")], id="no unit"),
    pytest.param(LIST.format(""), [("numbering", "二是")], id="no first"),
    pytest.param(
        "—、基本情况\n县里有渠道。\n二、主要问题\n管护不够。\n", [("numbering", "—、")], id="a dash for one"
    ),
    pytest.param("尾款未在在年度结束前支付。", [("repetition", "在在")], id="a preposition twice"),
    pytest.param("水费支出较上年较少12万元。", [("spelling", "较少")], id="fewer written as less"),
    ("本部门全年完成【    】项任务。", [("punctuation", "【    】"), ("residue", "【    】")]),
    pytest.param("我单位自评项目3个，绩效自评平均得分 分。\n", [("residue", "平均得分 分")], id="no points"),
    pytest.param("年末公务用车保有量2辆，全年公务用车购置 辆。\n", [("residue", "购置 辆")], id="no vehicles"),
    pytest.param("本单位组织出国团组个，全年共计3人次。\n", [("residue", "团组个")], id="no groups"),
    pytest.param("经费主要用于××××××××××××。\n", [("residue", "××××××××××××")], id="many crosses"),
    pytest.param(
        "经费（简要说明出国（境）团组目的）。\n", [("residue", "（简要说明出国（境）团组目的）")], id="an order"
    ),
    pytest.param(
        "商品和服务支出75800元，占基本支出预算%，同比增加。\n", [("residue", "占基本支出预算%")], id="no share"
    ),
    pytest.param("单位价值50万元以上设备 台(套)。\n", [("residue", "设备 台(套)")], id="no count"),
    pytest.param(
        "渠道养护收入90万元。其中：其中：补助40万元。\n", [("repetition", "其中：其中")], id="of which twice"
    ),
    pytest.param(
        "1、土地征迁和安置支出支出355.80万元，占总支出的6.50%。\n",
        [("repetition", "支出支出")],
        id="a class twice",
    ),
    pytest.param(
        "累计入库各项税收收收入12463万元，同比增长7.9%。\n", [("repetition", "收收收")], id="a character thrice"
    ),
    pytest.param(
        "公务用车支出23005元，占，88.19%；接待费支出3080元。\n",
        [("form", "占，88.19%")],
        id="a comma before a share",
    ),
    pytest.param(
        "2031年度般公共预算拨款安排的支出已公开。\n", [("spelling", "般公共预算")], id="a class without its head"
    ),
    pytest.param("公务接待费支出3万元，与上年下降7.6%。\n", [("spelling", "与")], id="with for than"),
    pytest.param(
        "个人所得税52万元，完成预算98.74%耕地占用税13万元，完成预算90%。\n", [("punctuation", "%耕")], id="no stop"
    ),
    pytest.param(MONEY.format("282元"), [("unit", "282元")], id="yuan for ten thousand"),
    pytest.param("减少原因原因是压缩开支。", [("repetition", "原因原因")], id="a word twice before 是"),
    pytest.param("增加原因主要是是接待上级部门。", [("repetition", "是是")], id="是 twice"),
    pytest.param("全年出国团组共计 ,0 个，累计 0 人次。", [("form", "共计 ,0 个")], id="a stray comma"),
    pytest.param("经济作物播种面积22公6顷，与上年持平。", [("form", "2公6顷")], id="a unit that is torn"),
    (ROW.format("元"), [("unit", "21.60元", "30.24万元", "8.64万元")]),
    ("全县种植油菜，承保面积18.40万元亩，承保率较高。", [("unit", "18.40万元亩")]),
    ("全镇收入总计2,316.75万元。支出总计，316.75万元，收支平衡。", [("unit", "316.75万元", "2,316.75万元")]),
    pytest.param("医疗保健类价格上涨1·8%。\n", [("form", "1·8%")], id="a dot between words"),
    pytest.param("人均可支配收入增长6.1%%。\n", [("form", "6.1%%")], id="two signs"),
    pytest.param("全面实施镇村振兴战略。\n", [("spelling", "镇村振兴")], id="look-alikes"),
    pytest.param("征收集体士地房屋。\n", [("spelling", "士地")], id="land"),
    pytest.param("资金已拔入专户。\n", [("spelling", "拔入")], id="paid in"),
    pytest.param("支出较上一度增加12.00万元。\n", [("spelling", "上一度")], id="a year lost"),
    (
        "表3 收入预算表\n合计 10 20\n表3 债务余额明细\n合计 1 2\n表4 结余表\n合计 1 2\n",
        [("numbering", "表3", "表3")],
    ),
]

DOUBTS = [
    (
        "全县发展新性产业。推进发展。发展新兴产业，壮大新兴产业，扶持新兴产业。",
        [("spelling", "新性产业", "新兴产业")],
    ),
    pytest.param(
        "税收完成35215万元，较年初预算40860万元，短收5645万，上年为36000万元。\n",
        [("unit", "5645万")],
        id="a shortfall without its unit",
    ),
]

RIGHT = [
    "渠道养护收入342万元，增长95.4%。见表3..................5。\n",
    "执行1.2.3节的规定，版本为3.5.1。\n",
    "云岭县（虚构）的悦己经济和利己经营都有增长。\n",
    pytest.param("水费收入增速下降2.4个百分点，由增长转为下降2.4%。", id="growth that falls"),
    pytest.param("渠道贷款余额31,460万元，投资12,345,678.90元。", id="groups"),
    pytest.param("价格指数完成3.6，下降4.0%，收入20.5亿元。", id="an index"),
    pytest.param(LIST.format("一是"), id="first and second"),
    pytest.param(LIST.format("一方面"), id="one side and two"),
    pytest.param("（一）管护不够到位：一是人员少。\n二是设备陈旧。\n", id="first after a heading"),
    pytest.param("—、\n二、主要问题\n管护不够。\n", id="a dash that opens"),
    pytest.param("渠道存在在线监测，项目在在建工程中列示。", id="what exists and is built"),
    pytest.param("水费支出较少，较上年减少12万元。", id="less"),
    pytest.param("云岭资信评估出具了云岭信评【2031】12号报告。", id="numbers of a firm"),
    pytest.param("总体来看，管护良好。总体来看，巡查及时。总体看来，设备陈旧。", id="two right words"),
    pytest.param(
        "渠道对外担保余额较大。水库对外担保余额较大。渠道对外担保余额较大。泵站对外担保金额较大。",
        id="two measures",
    ),
    "字体：【    】 打印 关闭窗口\n正文如下。",
    "建设创新型产业社区。推进创新发展，创新驱动。发展新兴产业，壮大新兴产业，扶持新兴产业。",
    "一是清理渠道；二是修补堤坝；三是更换闸门5座、四是巡查12次；五是培训管护员。\n",
    "一是清理渠道；二是修补堤坝；其三，更换闸门；四是培训管护员。\n",
    "产值达亿元，同比翻番；户均增收万元。\n",
    "以万元为单位，支出以元计。\n",
    "注重迭代更新，避免机构重叠。\n",
    MONEY.format("282万元"),
    MONEY.format("282万元，接待标准为每人50元"),
    "坚持一只手抓项目，一只手抓队伍建设。真正做为民服务的公仆。当事人申辩认为处罚过重。究竟选择哪条路。\n",
    "2031年全区基金收入90万元，2031年全区基金支出80万元。\n",
    "个人所得税52万元，完成预算98.74%的税收任务13万元，完成预算90%。\n",
    pytest.param("关键是是否到位，但是是非分明。", id="whether"),
    pytest.param("收入总计2,316.75万元。支出总计，418.20万元，收支不平衡。", id="a pause before money"),
    pytest.param(
        "数字经济增长。数字经济壮大。数字经济活跃。打造数智经济高地，推进数智政府建设。", id="words made of two"
    ),
    ROW.format("万元"),
    "稻谷保费86.40万元，中央财政补贴30.24万元，省级财政补贴21.60万元，每亩补贴18.50元。",
    "全县种植油菜，承保面积18.40万亩，亩均保费12元。扶持产值5万元户，增收明显。",
    "全镇收入总计2,316.75万元。支出总计，418.20万元，收支平衡。",
    "全省政府债券还本付息及时。债务还本付息。"
    "地方政府债务还本付息支出。地方政府债务还本付息。地方政府债券还本付息。",
    pytest.param("“12·5”规划期间，价格上涨1.8%。\n", id="a name with a dot"),
    pytest.param("让三百六十行行行人才辈出。\n", id="all trades"),
    pytest.param("照明用电较上一度假季有所减少。\n", id="an electricity bill"),
    pytest.param(
        "附表十一 2025年收入表\n合计 10 20\n附表十二 2025年支出表\n合计 10 20\n附表十三 债务表\n合计 1 2\n",
        id="numerals above ten",
    ),
    pytest.param(
        "表1 收入预算表\n表2 支出预算表\n表1 收入预算表\n合计 10 20\n表1 收入预算表\n合计 11 21\n"
        "表2 支出预算表\n合计 10 20\n",
        id="list of tables",
    ),
    pytest.param(
        "表5 转移支付表\n合计 10 20\n表6-1 基金收入表\n合计 1 2\n"
        "表6-2 基金支出表\n合计 1 2\n表7 债务表\n合计 3 4\n",
        id="tables in parts",
    ),
    pytest.param(
        "建设50个重点学科，以“XX临床医学中心”命名，另设“××实验室”等字样的标牌。\n", id="a pattern of names"
    ),
    pytest.param("印发《XX村（组）集体资产管理合同（范本）》，规范管理。\n", id="title of a form"),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_slip_of_writing_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize(("text", "hints"), DOUBTS)
def test_a_slip_of_writing_that_may_be_meant_is_a_hint(text, hints):
    assert said(text) == ([], hints)


@pytest.mark.parametrize("text", RIGHT)
def test_what_only_looks_like_a_slip_raises_nothing(text):
    assert said(text) == ([], [])
