"""Function calls in the body of a chat completion: turned into plain text before any client takes them apart.

A client parses the arguments of a call, and fails over what a model may well have written there. What a model says
must never end a run: it is read like any other text, and judged.
"""

import json
from typing import Any

_MARKS = (b'"tool_calls"', b'"function_call"')
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


def without_calls(body: bytes, *, wanted: bool) -> bytes:
    """The body of an answer without function calls.

    Args:
        body: JSON, as it came.
        wanted: whether a call was asked for. Its arguments, as they came, are then what the answer says; a call
            that nobody asked for is only told, as the reason why the answer ended.
    """
    if not any(mark in body for mark in _MARKS):
        return body
    try:
        answer = json.loads(body)
        for choice in answer["choices"]:
            _emptied(choice, wanted=wanted)
    except _FAULTS:
        return body
    return json.dumps(answer).encode()


def _emptied(choice: dict[str, Any], *, wanted: bool) -> None:
    message = choice["message"]
    calls, older = message.pop("tool_calls", None), message.pop("function_call", None)
    if not calls and not older:
        return
    choice["finish_reason"] = "tool_calls"
    if wanted and (arguments := _arguments(calls, older)):
        message["content"] = arguments


def _arguments(calls: object, older: object) -> str:
    """Those of the last call: a model that corrects itself means its last word."""
    listed = [one.get("function") for one in calls if isinstance(one, dict)] if isinstance(calls, list) else []
    for function in (*reversed(listed), older):
        given = function.get("arguments") if isinstance(function, dict) else None
        if given:
            return given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    return ""
