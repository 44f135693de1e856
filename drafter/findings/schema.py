"""The JSON Schema of the case file, for editors that check while one types."""

from typing import Any, TypeAlias

from drafter.findings.model import Case

_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | int | float | bool | None"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema() -> dict[str, Any]:
    """The schema of `case.yaml`.

    Wherever the model takes text, a number is allowed as well: the loader reads every scalar as it was typed, so
    that `value: 213.70` needs no quotes and keeps both its decimals.
    """
    schema = Case.model_json_schema(mode="validation")
    relaxed = {key: _numbers_allowed(value) for key, value in schema.items()}
    return {"$schema": _DIALECT, **relaxed, "title": "Case"}


def _numbers_allowed(node: _Json) -> _Json:
    if isinstance(node, list):
        return [_numbers_allowed(item) for item in node]
    if not isinstance(node, dict):
        return node
    result: dict[str, _Json] = {key: _numbers_allowed(value) for key, value in node.items()}
    if node.get("type") == "string" and not node.keys() & {"enum", "const", "pattern", "format"}:
        result["type"] = ["string", "number"]
    return result
