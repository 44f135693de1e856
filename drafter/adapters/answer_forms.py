"""How the form of an answer is asked for at an OpenAI-compatible endpoint."""

from collections.abc import Mapping

FORMS = ("json_schema", "json_object", "tools", "plain")
"""From the strictest to none; not every endpoint knows every one."""

_NAME = "item"
"""Of the schema and of the function; the prompts name it too."""


def asked_for(form: str, schema: Mapping[str, object]) -> dict[str, object]:
    """The part of a request's body that asks for a form."""
    match form:
        case "json_object":
            return {"response_format": {"type": "json_object"}}
        case "json_schema":
            described = {"name": _NAME, "strict": True, "schema": dict(schema)}
            return {"response_format": {"type": "json_schema", "json_schema": described}}
        case "tools":
            function = {"name": _NAME, "parameters": dict(schema), "strict": True}
            chosen = {"type": "function", "function": {"name": _NAME}}
            return {"tools": [{"type": "function", "function": function}], "tool_choice": chosen}
        case _:
            return {}
