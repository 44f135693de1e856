"""Plain data to models, with every fault told in Chinese at the field it concerns.

Works for any of the project's frozen models: the case file, and the rubric files of `drafter.scoring`.
"""

import types
import typing
from collections.abc import Mapping
from typing import TypeVar, Union

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.yaml_source import Data
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_Model = TypeVar("_Model")

_SHOWN = 40
_OPEN_MAPPINGS = frozenset({"measures", "judgements", "facts", "units"})
"""Mappings whose keys are the user's own: a key without a value there is a slip, not an omission."""

_KEYS = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "string_type": "not_text",
    "string_too_short": "empty_text",
    "string_pattern_mismatch": "bad_identifier",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "union_tag_invalid": "not_in_list",
    "union_tag_not_found": "field_missing_kind",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "bool_type": "not_bool",
    "bool_parsing": "not_bool",
    "mapping_type": "not_mapping",
    "dict_type": "not_mapping",
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "tuple_type": "not_list",
    "list_type": "not_list",
}
_PREFIXES = {"decimal_": "not_decimal", "finite_": "not_decimal", "int_": "not_integer", "date_": "not_date"}


def given(data: Data, name: str = "") -> Data:
    """The data without the keys that were left without a value, except where that is a slip."""
    if isinstance(data, list):
        return [given(item) for item in data]
    if isinstance(data, dict):
        kept = name in _OPEN_MAPPINGS
        return {key: given(value, key) for key, value in data.items() if kept or value is not None}
    return data


def validated(model: type[_Model], data: Data, path: FieldPath) -> tuple[_Model | None, tuple[FieldProblem, ...]]:
    """Data as a model, or what is wrong with it.

    Args:
        model: a model or any type that pydantic reads.
        data: as `given` leaves it.
        path: where the data stands, for the problems' paths.
    """
    try:
        return TypeAdapter(model).validate_python(data), ()
    except ValidationError as error:
        return None, tuple(_problem(model, item, path) for item in error.errors(include_url=False))


def _problem(model: object, error: ErrorDetails, path: FieldPath) -> FieldProblem:
    location = tuple(step for step in error["loc"] if step != "[key]")
    field = str(location[-1]) if location else ""
    where = (*path, *location)
    if error["type"] == "extra_forbidden":
        return _unknown_field(where, field, _fields_at(model, location[:-1]))
    key = _key(error["type"])
    values = {"field": field, "value": _shown(error["input"]), "detail": error["msg"], **error.get("ctx", {})}
    return FieldProblem(where, _say(key, **values), _say(f"{key}_remedy", **values))


def _key(kind: str) -> str:
    by_prefix = (key for prefix, key in _PREFIXES.items() if kind.startswith(prefix))
    return _KEYS.get(kind) or next(by_prefix, "field_invalid")


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, str | int) else ""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _unknown_field(where: FieldPath, field: str, allowed: tuple[str, ...]) -> FieldProblem:
    near = nearest(field, allowed)
    remedy = _say("did_you_mean", near=near) if near else _say("allowed_fields", fields="、".join(allowed))
    return FieldProblem(where, _say("field_unknown", field=field), remedy)


def _fields_at(annotation: object, steps: FieldPath) -> tuple[str, ...]:
    """The fields of the model that stands at a place inside an annotated type."""
    models = _models_in(annotation)
    if not steps:
        return tuple(dict.fromkeys(name for model in models for name in model.model_fields))
    step, rest = steps[0], steps[1:]
    inner = [model.model_fields[step].annotation for model in models if step in model.model_fields]
    # A list position, a key of an open mapping or the tag of a union: the same models, one step on.
    candidates = inner or [annotation]
    return next((fields for item in candidates if (fields := _fields_at(item, rest))), ())


def _models_in(annotation: object) -> tuple[type[BaseModel], ...]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    origin = typing.get_origin(annotation)
    if origin in (Union, types.UnionType, tuple, list) or (
        isinstance(origin, type) and issubclass(origin, Mapping)
    ):
        return tuple(model for part in typing.get_args(annotation) for model in _models_in(part))
    if origin is typing.Annotated:
        return _models_in(typing.get_args(annotation)[0])
    return ()
