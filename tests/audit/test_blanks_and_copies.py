"""What is missing, doubled or copied, computations of which only a piece stands, and closed wholes."""

import pytest

from drafter.audit.auditor import audit
from drafter.audit.model import Severity
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs


def document(text, source="report.docx"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


FORMULA = "渠道巡护费按人数测算：{}。\n"
HALVES = (
    "1.基本支出预算 900.00 元，占一般公共预算支出的90.00%，同比持平。\n"
    "2.项目支出 100.00 元，占一般公共预算支出的{}%，同比持平。\n"
)
MONEY = (
    "云岭县（虚构）2031年“三公”经费预算919万元，与上年持平。公务接待费预算288万元，公务用车运行维护费预算631万元。\n"
    "“三公”经费支出1283万元，其中公务用车支出1001万元。公务接待费支出{}，同比下降。财政拨款支出266万元，结转22万元。\n"
)
STANDING = (
    "云岭县（虚构）水务局2031年“三公”经费预算情况\n一、2031年“三公”经费支出预算表\n单位：万元\n"
    "“三公”经费合计\n因公出国（境）费\n公务用车购置及运行费\n公务接待费\n小计\n公务用车购置费\n公务用车运行费\n"
    "79\n0\n75\n50\n25\n4\n二、情况说明\n"
    "（一）公务用车购置及运行费支出预算75万元。其中：公务用车运行费{}万元，该项经费主要用于车辆燃料费。\n"
)
REVENUE = "1—8月，全县一般公共预算收入完成{}万元，同比增长5.0%。其中：税收收入7200万元，非税收入2800万元。\n"

DAMAGED = "此处文字疑有脱漏、粘连或截断，未必是原件的差错"

SLIPS = {
    "a sum in brackets": (FORMULA.format("共需（12+30=43）人"), "formula", "（12+30=43"),
    "signs of full width": (FORMULA.format("30－12=17人"), "formula", "30－12=17人"),
    "no points": ("我单位自评项目3个，绩效自评平均得分 分。\n", "residue", "平均得分 分"),
    "no share": ("商品和服务支出75800元，占基本支出预算%，同比增加。\n", "residue", "占基本支出预算%"),
    "no count": ("单位价值50万元以上设备 台(套)。\n", "residue", "设备 台(套)"),
    "of which twice": ("渠道养护收入90万元。其中：其中：补助40万元。\n", "repetition", "其中：其中"),
    "a class twice": ("1、土地征迁和安置支出支出355.80万元，占总支出的6.50%。\n", "repetition", "支出支出"),
    "a character thrice": ("累计入库各项税收收收入12463万元，同比增长7.9%。\n", "repetition", "收收收"),
    "a comma before a share": ("公务用车支出23005元，占，88.19%；接待费支出3080元。\n", "form", "占，88.19%"),
    "a class without its head": ("2031年度般公共预算拨款安排的支出已公开。\n", "spelling", "般公共预算"),
    "with for than": ("公务接待费支出3万元，与上年下降7.6%。\n", "spelling", "与"),
    "a year cut": ("2031年全区基金收入90万元。2031全区基金支出80万元。\n", "form", "2031全区"),
    "no stop": ("个人所得税52万元，完成预算98.74%耕地占用税13万元，完成预算90%。\n", "punctuation", "%耕"),
    "yuan for ten thousand": (MONEY.format("282元"), "unit", "282元"),
    "the halves' shares": (HALVES.format("13.62"), "share", "13.62%"),
    "taxes and the rest": (REVENUE.format("10100"), "sum", "10100万元"),
    "spent and left": ("共下达资金1206万元，已支付977万元，结余209万元。\n", "sum", "1206万元"),
    "debts": ("年末债务余额52.43亿元，其中：一般债务21.10亿元，专项债务31.23亿元。\n", "sum", "52.43亿元"),
    "a long list but for a digit": (
        "水利发展资金2263万元。其中：河流治理1435万元，水库养护25万元，饮水养护55万元，"
        "流域治理700万元，山洪防治6万元，资源管理14万元，水价改革18万元。\n",
        "sum",
        "2263万元",
    ),
}
RIGHT = [
    FORMULA.format("10人×9.3万/人/年＋2人×9.3万/人/年÷12×10=93+15.5=108.5万元"),
    FORMULA.format("支出率=209.26÷213.70×100=97.92%"),
    FORMULA.format("12×3000=3.6万元"),
    FORMULA.format("300元/人×10×2=6000元"),
    FORMULA.format("30人×每人12×10=3600元"),
    "一是清理渠道；二是修补堤坝；三是更换闸门5座、四是巡查12次；五是培训管护员。\n",
    "一是清理渠道；二是修补堤坝；其三，更换闸门；四是培训管护员。\n",
    "贷款余额350亿元，比年初增加20亿元，同比增长8.6%。\n",
    "全县财政赤字135亿元，比上年增加15亿元，其中县级赤字95亿元，代发债券40亿元。\n",
    "2031年预算收入1200万元，2030年决算收入1350万元，预算收入较上年预算增加100万元。\n",
    "2030年公务接待费决算4.2万元。2031年公务接待费预算5万元。2031年公务接待费较上年预算减少0.5万元。\n",
    "产值达亿元，同比翻番；户均增收万元。\n",
    "以万元为单位，支出以元计。\n",
    MONEY.format("282万元"),
    MONEY.format("282万元，接待标准为每人50元"),
    HALVES.format("10.00"),
    REVENUE.format("10000"),
    REVENUE.format("1亿元，剔除后10100"),
    "年初预算300万元，支出343万元，结余7万元，年中追加50万元。\n",
    "到位资金300万元，支出270万元，结余资金50万元（含上年20万元）。\n",
    "坚持一只手抓项目，一只手抓队伍建设。真正做为民服务的公仆。当事人申辩认为处罚过重。究竟选择哪条路。\n",
    "依据《部门支出绩效评价管理办法》和《项目支出绩效自评管理办法》开展评价。\n",
    "2031年全区基金收入90万元，2031年全区基金支出80万元。\n",
    "个人所得税52万元，完成预算98.74%的税收任务13万元，完成预算90%。\n",
]


@pytest.mark.parametrize(("text", "kind", "quoted"), SLIPS.values(), ids=SLIPS)
def test_what_the_words_show_is_an_alarm(text, kind, quoted):
    found = audit(document(text)).issues

    assert [issue.kind for issue in found] == [kind]
    assert quoted in [quote.text for quote in found[0].quotes]
    assert all(text[quote.start : quote.end] == quote.text for quote in found[0].quotes)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_raises_nothing(text):
    assert [(issue.kind, issue.message) for issue in audit(document(text)).issues] == []


@pytest.mark.parametrize(("running", "alarms"), [("50", 1), ("25", 0)])
def test_heads_in_two_levels_above_cells_below_each_other_are_read_by_their_sums(running, alarms):
    text = STANDING.format(running)

    found = audit(document(text, "report.txt")).issues

    assert [(issue.kind, issue.quotes[0].text) for issue in found] == [("two_values", "50万元")] * alarms


def test_an_instalment_that_is_rounded_up_is_a_hint():
    (hint,) = audit(document(FORMULA.format("每月1804.45/12=150.38万元"))).hints

    assert (hint.kind, hint.severity) == ("rounding", Severity.HINT)
    assert hint.doubt == "依据的是通行做法，原文没有写明"


def test_a_label_that_is_nowhere_is_missed():
    text = "一是清理渠道；二是修补堤坝；三是更换闸门5座；五是培训管护员。\n"

    assert [issue.message for issue in audit(document(text)).issues] == ["编号跳过：“三是”之后是“五是”"]


def test_a_passage_that_was_copied_is_told_once_with_its_places():
    line = "渠道管护按片区安排，材料的的质量明显提高，管护员全部到岗。\n"
    text = f"（一）东片\n{line}（二）西片\n{line}（三）北片\n材料的的清单另附，其余事项按计划办理。\n"

    first, other = audit(document(text)).issues

    assert first.message == "“的的”中有重复的字词（同样的内容另有1处：第4行（（二）西片））"
    assert [quote.start for quote in first.quotes] == [text.index("的的"), text.index("的的", 20)]
    assert other.message == "“的的”中有重复的字词"


@pytest.mark.parametrize(("source", "alarms"), [("report.docx", 2), ("report.txt", 0)])
def test_several_missing_chapters_are_those_of_an_extract(source, alarms):
    chapters = ["一、概况", "三、收入", "四、支出", "六、债务"]
    text = "".join(f"{title}\n云岭县（虚构）水务局的情况如下所述。\n" for title in chapters)

    found = audit(document(text, source))

    assert [issue.kind for issue in found.issues] == ["numbering"] * alarms
    assert [issue.doubt for issue in found.hints] == ["此处文字疑有脱漏、粘连或截断，未必是原件的差错"] * (
        2 - alarms
    )


@pytest.mark.parametrize(("year", "alarms"), [("20xx年", 0), ("2031年", 1)])
def test_a_text_whose_years_are_all_masked_is_a_sample(year, alarms):
    text = f"云岭县（虚构）于{year}安排资金，20xx年底前完成渠道养护。\n"

    assert len(audit(document(text)).issues) == alarms


@pytest.mark.parametrize(
    ("title", "alarms"), [("2023年部门预算", 0), ("2023年度部门决算", 1), ("2024年部门预算", 1)]
)
def test_a_plan_is_made_before_the_year_of_its_watchwords(title, alarms):
    year = title[:4]
    text = f"云岭县（虚构）水务局{title}\n{year}年，我局深入学习贯彻党的十九大精神，安排渠道养护。\n"

    assert [issue.kind for issue in audit(document(text)).issues] == ["residue"] * alarms


@pytest.mark.parametrize(
    ("said", "alarms", "hints"),
    [
        ("财政拨款收入支出总计0.30万元。收入支出总计9746.50万元", 1, 0),
        ("财政拨款收入支出总计0.30万元", 0, 1),
        ("财政拨款收入支出总计9764.50万元", 1, 0),
        ("国有资本经营预算财政拨款收入支出总计0.30万元。收入支出总计9746.50万元", 0, 0),
    ],
)
def test_a_total_is_held_against_a_table_that_others_show_to_be_of_its_scope(said, alarms, hints):
    text = (
        "收入支出决算总表\n单位：万元\n收入 金额 支出 金额\n总计 9746.50 总计 9746.50\n"
        f"云岭县（虚构）水务局2031年度{said}。\n"
    )

    found = audit(document(text, "report.txt"))

    assert (len(found.issues), len(found.hints)) == (alarms, hints)
