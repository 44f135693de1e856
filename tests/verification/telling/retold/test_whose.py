"""Whose a date is, which body a thing belongs to, which norm is broken: of a made-up park office."""

from functools import cache

from drafter.findings.model import Case
from drafter.knowledge.model import Norm
from drafter.verification.checker import Checker
from drafter.verification.model import Section
from drafter.verification.telling.sources.sources import Sources
from tests.verification.telling.retold.asked import found_in

_NORM = Norm.model_validate(
    {
        "id": "rule-9",
        "document": "云岭县虚构园林管理办法",
        "article": "第九条",
        "content": "养护合同应在签订之日起5日内公告。",
        "topic": "养护合同公告",
        "in_force": "2020-01-01",
    }
)
_DATES = {"柳溪苗圃改造工程": "2022-05-20", "竹坞苗圃改造工程": "2022-07-11"}


@cache
def _sources() -> Sources:
    done = {
        f"done{number}": {"kind": "date", "label": "完工时间", "role": "发生时间", "value": day, "subject": owner}
        for number, (owner, day) in enumerate(_DATES.items())
    }
    told = "，".join(f"{owner}{{done{number}}}完工" for number, owner in enumerate(_DATES))
    texts = (
        ("苗圃改造完工晚于计划", f"{told}，均晚于计划。", done, []),
        ("割草机账实不符", "云岭县虚构林场账面割草机31台，实地找到27台。", {}, []),
        ("浇灌支出进度偏慢", "云岭县虚构花圃浇灌经费支出率61.2%。", {}, []),
        ("养护合同公告不及时", "养护合同公告超过{norm.rule-9}规定的时限。", {}, ["rule-9"]),
        ("油费缺派车单", "记-0117号凭证报销油费2,480.00元，没有派车单。", {}, []),
        ("餐费缺公函", "记-0226号凭证报销餐费1,150.00元，没有公函。", {}, []),
    )
    findings = [
        {
            "id": f"F{number:02}",
            "indicator": "养护",
            "source": {"document": "底稿"},
            "facts": facts,
            "points": [{"id": "a", "title": title, "text": text, "norms": norms}],
        }
        for number, (title, text, facts, norms) in enumerate(texts, 1)
    ]
    case = {
        "id": "park",
        "department": {
            "name": "云岭县虚构园林中心",
            "units": {"finance": "财务室"},
            "subordinates": ["云岭县虚构林场", "云岭县虚构花圃"],
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": findings,
        "notice": {"title": "复核报告", "issuer": "云岭县虚构财政局"},
    }
    return Sources(Checker(Case.model_validate(case), {"rule-9": _NORM})._book)


def _told(sentence: str, section: Section = Section.PROBLEMS) -> list[str]:
    return [one.text for one in found_in(sentence, _sources().book, section)]


def test_a_date_of_another_work_is_refused() -> None:
    assert _told("七月十一日才完工的，是柳溪苗圃。") == ["七月十一日"]
    assert _told("七月十一日才完工的，是竹坞苗圃。") == []
    assert _told("柳溪苗圃5月20日完工，竹坞苗圃7月11日完工。") == []


def test_a_body_that_has_no_part_in_it_is_refused() -> None:
    asked = "由{}逐台查明割草机的去向。"
    assert _told(asked.format("云岭县虚构花圃"), Section.RECOMMENDATIONS) == ["云岭县虚构花圃"]
    assert _told(asked.format("云岭县虚构林场"), Section.RECOMMENDATIONS) == []


def test_another_article_than_the_one_that_is_broken_is_refused() -> None:
    broken = "养护合同公告的延误，有违《云岭县虚构园林管理办法》{}。"
    assert _told(broken.format("第十二条")) == ["《云岭县虚构园林管理办法》第十二条"]
    assert _told(broken.format("第九条")) == []
    assert _told(broken.format("第9条")) == []


def test_a_voucher_of_another_payment_is_refused() -> None:
    assert _told("2,480元的油费，派车单没有，账在记-0226号里。") == ["记-0226"]
    assert _told("2,480元的油费，派车单没有，账在记-0117号里。") == []
    assert _told("报销餐费、没有公函的，是记-0117号那本凭证。") == ["记-0117"]
