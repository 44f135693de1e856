"""What a case names in the knowledge base must be there."""

from drafter.assets import asset
from drafter.findings.model import Point
from drafter.knowledge.norms import load_norms
from drafter.knowledge.references import References
from drafter.knowledge.wording import load_wording

EXAMINE = References(load_norms(asset("knowledge/norms")), load_wording(asset("knowledge/wording")))


def point(**fields):
    return Point.model_validate({"id": "a", "title": "合同备案滞后", "text": "两份合同备案滞后。", **fields})


def test_what_is_there_is_no_problem():
    sound = point(
        norms=("procurement-law-47",),
        defect="procurement.filed_late",
        advice="由{who.procurement}在{norm.procurement-law-47.limit}内备案。",
    )
    assert list(EXAMINE(sound)) == []


def test_everything_that_is_not_there_is_named_with_its_field_and_a_suggestion():
    broken = point(
        norms=("procurement-law-47", "procurement-law-4x"),
        defect="procurement.filed_lately",
        text="由{who.procurment}按{norm.nowhere}办理。",
        advice="在{norm.procurement-law-47.limits}内备案。",
    )
    found = [(problem.path, problem.message, problem.remedy) for problem in EXAMINE(broken)]
    assert [path for path, _, _ in found] == [("norms", 1), ("defect",), ("text",), ("text",), ("advice",)]
    assert "procurement.filed_late" in found[1][2]
    assert "procurement" in found[2][2]
