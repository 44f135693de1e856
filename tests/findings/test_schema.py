"""The JSON Schema of the case file."""

from drafter.findings.schema import case_schema


def test_the_schema_names_every_field_of_a_case_and_refuses_others() -> None:
    schema = case_schema()
    assert schema["title"] == "Case"
    assert schema["required"] == ["id", "department", "fiscal_year", "rubric", "findings", "notice"]
    assert schema["additionalProperties"] is False
    assert {"Finding", "Fact", "Point", "Judgement", "Override", "TableSpec"} <= schema["$defs"].keys()


def test_figures_may_be_typed_without_quotes() -> None:
    fact = case_schema()["$defs"]["Fact"]["properties"]
    assert fact["value"]["type"] == ["string", "number"]


def test_ids_and_kinds_stay_text() -> None:
    definitions = case_schema()["$defs"]
    assert definitions["Point"]["properties"]["id"]["type"] == "string"
    assert definitions["FactKind"]["type"] == "string"
