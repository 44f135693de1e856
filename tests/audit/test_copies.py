"""A text that its file holds more than once is told of once, and what the copies say is not told again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.audit.auditor import audit
from drafter.audit.copies import copies_in, pages_told_again
from drafter.audit.layout import blocks
from drafter.ingest.model import Document, Paragraph
from tests.audit.findings import audited, kinds_of_all, written

TITLE = "清溪县水务局2022年度工作总结\n"
CHAPTERS = (
    "一、河道整治\n",
    "全年整治河道十二段，清淤土方运往指定的弃土场堆放，沿岸的护坡全部用生态砖砌筑，并由镇村两级河长每周巡查一次。\n",
    "二、供水保障\n",
    "新建的两座水厂在汛期之前通水，原先靠水窖的七个山村从此用上了自来水，管网由县供水公司统一管护。\n",
    "全年水费支出12.00万元，比上年增加2.00万元，增长50.0%。\n",
    "三、防汛备汛\n",
    "入汛之前对全部水库逐座检查，落实了巡查、技术、行政三类责任人，汛期共启动应急响应三次，没有发生险情。\n",
    "四、存在问题\n",
    "基层水利站的人手不足，部分山塘的除险加固还没有安排，信息系统之间的数据也没有连通，需要逐步加以解决。\n",
    "老旧管网的漏损仍然偏高，计量设施的更新跟不上，水价改革在部分乡镇推进得较慢，用户对此意见较为集中。\n",
    "五、下一步打算\n",
    "对漏损较高的片区先行改造，分三年完成全县老旧管网的更新，同时把计量设施的轮换纳入年度计划加以落实。\n",
    "会同人力资源部门为基层站所补充技术人员，安排新进人员到水库一线跟班学习，每季度组织一次业务考核。\n",
    "把山塘除险加固列入明年的重点工作，按照先急后缓的次序逐座编制方案，资金由县级统筹，镇村负责管护。\n",
    "与气象、自然资源部门共用雨情、水情和地质灾害的监测数据，汛期实行联合值守，预警信息直接送到村组。\n",
    "继续开展节水宣传，在学校、机关和小区设置节水标识，推广节水器具，对用水大户逐户建立台账并定期回访。\n",
    "以上总结，如有不当之处，请批评指正，我局将在今后的工作中认真加以改进，努力为全县的发展提供水的保障。\n",
)
TEXT = TITLE + "".join(CHAPTERS)


def test_a_text_that_stands_once_is_no_copy():
    assert copies_in(blocks(written(TEXT))) is None
    assert kinds_of_all(TEXT, "report.txt") == ["rate"]


@pytest.mark.parametrize("times", [2, 3, 5])
def test_a_file_that_holds_its_text_several_times_is_told_of_once(times):
    text = "\n".join([TEXT] * times)

    (rate, repeated) = sorted(audited(text, "总结.docx").issues, key=lambda issue: issue.kind)

    assert (rate.kind, repeated.kind) == ("rate", "repetition")
    assert f"约{times}遍：第1行起的内容自第{TEXT.count(chr(10)) + 2}行起" in repeated.message
    assert max(quote.end for quote in rate.quotes) < len(TEXT)
    assert all(text[quote.start : quote.end] == quote.text for quote in repeated.quotes)


def test_a_text_file_may_have_been_stored_several_times():
    found = audited("\n".join([TEXT] * 2))

    assert [issue.kind for issue in found.issues] == ["rate"]
    assert [(hint.kind, "约2遍" in hint.message) for hint in found.hints] == [("repetition", True)]


def test_a_chapter_that_stands_twice_is_still_a_chapter_that_stands_twice():
    again = TEXT + "六、其他\n" + "".join(CHAPTERS[11:16])

    assert kinds_of_all(again, "report.txt").count("repetition") >= 1
    assert "rate" in kinds_of_all(again, "report.txt")
    assert all("存放" not in issue.message for issue in audited(again).issues)


@given(st.integers(2, 4), st.integers(0, 3))
def test_what_the_copies_take_up_lies_behind_the_first_telling(times, lead):
    text = "前言。\n" * lead + "\n".join([TEXT] * times)

    copies = copies_in(blocks(written(text)))

    assert copies is not None
    assert copies.times == times
    assert copies.first + len(TEXT) // 2 < copies.span[0] < copies.span[1] <= len(text)


def test_the_papers_of_several_bodies_with_the_same_notes_are_no_copies():
    notes = "".join(CHAPTERS[11:])
    own = (
        f"第{number}部分 {name}\n{name}全年巡查堤防，清理渠道，检修泵站，{name}的职工为此轮流值守，"
        f"{name}还为沿线农户讲解节水的办法，{name}在汛期里抢修了被冲毁的便桥，保障了农户的出行和灌溉用水。\n"
        f"{name}另外承担着水质取样、雨量观测和库区保洁三项日常工作，由{name}自行安排，{name}按季度报送。\n"
        for number, name in zip("一二三四", ("城关站", "河口站", "南坪站", "北岭站"), strict=True)
    )

    assert copies_in(blocks(written("".join(one + notes for one in own)))) is None


def printed(pages):
    found, text = [], ""
    for number, page in enumerate(pages, 1):
        found.append(Paragraph(text=page, start=len(text), end=len(text) + len(page), page=number))
        text += page + "\n"
    return Document(source="预算.pdf", digest="", text=text, paragraphs=tuple(found))


PAGE = "".join(CHAPTERS[8:15]).replace("\n", "")


def test_a_page_that_is_printed_twice_is_told_with_both_numbers():
    (issue,) = [i for i in audit(printed(["封面", PAGE, PAGE, "名词解释。"])).issues if i.kind == "repetition"]

    assert issue.message == "第3页与第2页的文字完全相同，疑为重复印制"


@pytest.mark.parametrize("pages", [["目录", "目录", PAGE], [PAGE, PAGE + "另有一项工作。"]])
def test_short_pages_and_pages_that_differ_are_no_page_printed_twice(pages):
    assert list(pages_told_again(printed(pages))) == []
