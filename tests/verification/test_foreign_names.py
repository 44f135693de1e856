"""A body, a place or a person that the case does not know is found; words that name nobody are not."""

import pytest

from drafter.verification.facts.book import Book
from drafter.verification.model import Manuscript
from drafter.verification.names.names import Names
from drafter.verification.reading.examination import Examination, Scope
from tests.verification.made_up import CASE, FIGURES, NORMS, VOCABULARY

BOOK = Book(CASE, NORMS, FIGURES, VOCABULARY)


def found(text: str) -> list[str]:
    scope = Scope(0, len(text), None, own=True)
    manuscript = Manuscript(text=text, items=(), whole=False)
    return [said.text for said in Names(BOOK).check(Examination(manuscript, BOOK, (scope,)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("投影仪由白鹭县民政局借走后没有归还。", "白鹭县民政局"),
        ("三台设备放在白鹭县第三中学使用。", "白鹭县第三中学"),
        ("部分图书借给柳河二中使用。", "柳河二中"),
        ("借走图书的既有个人，也有白鹭县第三中学。", "白鹭县第三中学"),
        ("流动书车长期停放在河西街道办。", "河西街道办"),
        ("扫描加工由启航图文店完成。", "启航图文店"),
        ("书架向鼎盛家具厂采购，没有比价。", "鼎盛家具厂"),
        ("结算审核由公信会计师事务所承担。", "公信会计师事务所"),
        ("讲座场地由蓝湾大酒店提供。", "蓝湾大酒店"),
        ("办公耗材长期在顺发文具店赊购。", "顺发文具店"),
        ("办公用品向利源商行购买。", "利源商行"),
        ("开户的柳河农商行账户没有注销。", "柳河农商行"),
        ("档案整理委托博文数据服务中心完成。", "博文数据服务中心"),
        ("车辆维修由捷顺汽修厂承担。", "捷顺汽修厂"),
        ("图书由新苗书店供货，没有签订合同。", "新苗书店"),
        ("场馆改造由鸿运装饰工程队施工。", "鸿运装饰工程队"),
        ("阵地活动由柳河镇文化站组织。", "柳河镇文化站"),
        ("保安服务由金盾保安公司提供。", "金盾保安公司"),
        ("宣传片由柳河电视台制作。", "柳河电视台"),
        ("资金划转至石坝村民委员会使用。", "石坝村民委员会"),
        ("项目款支付给中国移动柳河分公司。", "中国移动柳河分公司"),
        ("设备由某某小学代管，没有登记。", "某某小学"),
        ("报销单由馆长孙立群签批。", "孙立群"),
        ("经办人吴某没有签字。", "吴某"),
        ("验收人：何晓梅，未写明验收日期。", "何晓梅"),
        ("副馆长郑涛同意支付后才补签合同。", "郑涛"),
        ("收款人林某某与供应商名称不一致。", "林某某"),
        ("由高志强签收，没有登记。", "高志强"),
        ("保管员谢芳调离时没有移交。", "谢芳"),
        ("法定代表人罗建平没有到场。", "罗建平"),
    ],
)
def test_a_name_that_the_case_does_not_know_is_found(text: str, name: str) -> None:
    said = found(text)
    assert [one for one in said if name in one or one in name] == said != []


@pytest.mark.parametrize(
    "text",
    [
        "该馆没有按期完成清查盘点。",
        "县财政批复我局预算后没有及时分解。",
        "请你局于规定期限内报送整改情况。",
        "财务室没有及时登记台账。",
        "县图书馆对下属单位的监督不够。",
        "云岭县虚构图书馆与青川县虚构图书馆相比人次偏少。",
        "云岭县虚构财政局要求按季度报送材料。",
        "云岭县虚构少儿馆没有单独核算。",
        "相关单位没有按要求报送材料。",
        "中标公司没有按合同约定交货。",
        "定点印刷厂没有提供送货清单。",
        "部分学校和乡镇文化站没有开展活动。",
        "会计师事务所出具的报告没有附件。",
        "审计机构和评估机构由业务部门自行选定。",
        "酒店发票没有附住宿清单。",
        "会议在外地宾馆召开，没有审批。",
        "维修厂出具的结算单没有工时明细。",
        "开户银行没有及时对账。",
        "街道办和村委会没有公示结果。",
        "各镇中小学没有纳入服务范围。",
        "馆长审批后由会计支付。",
        "馆长办公会没有形成会议纪要。",
        "经办人和证明人没有签字。",
        "经办人签字不全，审批人没有填写日期。",
        "项目负责人更换后没有办理交接。",
        "财务负责人没有复核原始凭证。",
        "由专人负责保管和登记。",
        "保管人员调离时没有办理移交。",
        "责任人没有落实到岗位。",
        "以读者为中心开展服务。",
        "供应商没有在约定期限内供货。",
        "主管部门没有组织验收。",
        "第三方机构和监理单位没有到场。",
        "专家组意见没有采纳情况说明。",
        "负责人应当明确到人，联系人应当保持畅通。",
        "培训中心和活动中心的设备没有登记。",
    ],
)
def test_a_word_that_names_nobody_is_silent(text: str) -> None:
    assert found(text) == []
