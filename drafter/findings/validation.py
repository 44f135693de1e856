"""Plain data to models, with every fault told in Chinese at the field it concerns.

Works for any of the project's frozen models: the case file, and the rubric files of `drafter.scoring`.
"""

import re
import types
import typing
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, Union

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from drafter.findings.excel import serial_date
from drafter.findings.problems import FieldPath, FieldProblem, nearest
from drafter.findings.yaml_source import Data
from drafter.messages import catalogue

_say = catalogue("drafter.findings")
_Model = TypeVar("_Model")

_SHOWN = 40
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_DIGIT = r"\d"

_KEYS = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "string_type": "not_text",
    "string_too_short": "empty_text",
    "string_pattern_mismatch": "bad_identifier",
    "decimal_max_digits": "too_precise",
    "decimal_max_places": "too_precise",
    "decimal_whole_digits": "too_precise",
    "enum": "not_in_list",
    "literal_error": "not_in_list",
    "union_tag_invalid": "not_in_list",
    "union_tag_not_found": "field_missing_kind",
    "greater_than": "not_above",
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
    "too_short": "empty_list",
}
_PREFIXES = {"decimal_": "not_decimal", "finite_": "not_decimal", "int_": "not_integer", "date_": "not_date"}


def given(data: Data, *shapes: object) -> Data:
    """The data without the fields that were left without a value.

    Only a field that its model knows may be left empty. An unknown key stays, to be told: it is a slip of the pen,
    or what is left of `7,377.90` without quotes. So does a key of a mapping whose keys are the user's own.

    Args:
        data: as it was read.
        shapes: the model, or any other type, that it will be read as; several where one of them will do.
    """
    shapes = tuple(_unwrapped(shapes))
    if isinstance(data, list):
        items = tuple(item for shape in shapes for item in _items_of(shape))
        return [given(item, *items) for item in data]
    if not isinstance(data, dict):
        return data
    fields = _fields_of(shapes)
    if fields:
        return {
            key: given(value, *fields.get(key, ()))
            for key, value in data.items()
            if value is not None or key not in fields
        }
    values = tuple(typing.get_args(shape)[1] for shape in shapes if _origin(shape, Mapping))
    return {key: given(value, *values) for key, value in data.items()}


def _unwrapped(shapes: Iterable[object]) -> Iterator[object]:
    """The members of unions and the insides of annotated types."""
    for shape in shapes:
        origin = typing.get_origin(shape)
        if origin in (Union, types.UnionType):
            yield from _unwrapped(typing.get_args(shape))
        elif origin is typing.Annotated:
            yield from _unwrapped(typing.get_args(shape)[:1])
        else:
            yield shape


def _origin(shape: object, kind: type) -> bool:
    origin = typing.get_origin(shape)
    return isinstance(origin, type) and issubclass(origin, kind)


def _items_of(shape: object) -> Iterator[object]:
    if _origin(shape, tuple) or _origin(shape, list):
        yield from (item for item in typing.get_args(shape) if item is not Ellipsis)


def _fields_of(shapes: Iterable[object]) -> dict[str, tuple[object, ...]]:
    """The types of every field, by its name, of those shapes that are models."""
    found: dict[str, tuple[object, ...]] = {}
    for shape in shapes:
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            for name, field in shape.model_fields.items():
                found[name] = (*found.get(name, ()), field.annotation)
    return found


def validated(model: type[_Model], data: Data, path: FieldPath) -> tuple[_Model | None, tuple[FieldProblem, ...]]:
    """Data as a model, or what is wrong with it.

    Args:
        model: a model or any type that pydantic reads.
        data: as `given` leaves it.
        path: where the data stands, for the problems' paths.
    """
    try:
        return _adapter(typing.cast("Hashable", model)).validate_python(data), ()
    except ValidationError as error:
        return None, tuple(_problem(model, item, data, path) for item in _own(error.errors(include_url=False)))


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - what is cached has no type variables
    """Reads data as a model; to make one takes longer than to read a field with it."""
    return TypeAdapter(model)


def _own(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those of lists that only count as too short because their items are faulty."""
    return [
        item
        for item in errors
        if item["type"] != "too_short"
        or not any(other["loc"][: len(item["loc"])] == item["loc"] for other in errors if other is not item)
    ]


def _problem(model: object, error: ErrorDetails, data: Data, path: FieldPath) -> FieldProblem:
    location = tuple(step for step in error["loc"] if step != "[key]")
    field = str(location[-1]) if location else ""
    where = (*path, *_in_file(location, data))
    if error["type"] == "extra_forbidden" and _NUMBER.fullmatch(field):
        return FieldProblem(where, _say("field_number", field=field), _say("field_number_remedy"))
    if error["type"] == "extra_forbidden":
        allowed = _fields_at(model, location[:-1])
        return FieldProblem(where, _say("field_unknown", field=field), _choice(field, allowed, "allowed_fields"))
    key = _key(error["type"])
    if location and isinstance(location[-1], int):
        # What is told of a list's entry by its position means nothing to a reader who counts from one.
        field = _say("list_entry", place=location[-1] + 1)
        blank = "empty_cell" if "rows" in location else "empty_entry"
        key = blank if key in ("not_text", "empty_text") and not error["input"] else key
    if key == "not_in_list":
        context = error.get("ctx", {})
        word = _shown(context.get("tag", error["input"]))
        remedy = _choice(word, _choices(context), "allowed_values")
        return FieldProblem(where, _say(key, value=word), remedy)
    if key == "bad_identifier" and _DIGIT in error["ctx"]["pattern"]:
        key = "bad_date"  # of the patterns only those of days have digits of their own
    if key == "not_date" and (meant := serial_date(str(error["input"]))):
        return FieldProblem(
            where, _say("date_serial", value=error["input"], meant=meant), _say("date_serial_remedy", meant=meant)
        )
    values = {"field": field, "value": _shown(error["input"]), "detail": error["msg"], **error.get("ctx", {})}
    return FieldProblem(where, _say(key, **values), _say(f"{key}_remedy", **values))


def _in_file(location: FieldPath, data: Data) -> Iterator[str | int]:
    """The steps without the tags that pydantic puts in for the member of a union; a file does not have them."""
    for position, step in enumerate(location):
        if isinstance(data, dict) and step not in data and position < len(location) - 1:
            continue
        yield step
        data = _below(data, step)


def _below(data: Data, step: str | int) -> Data:
    if isinstance(data, dict):
        return data.get(str(step))
    return data[step] if isinstance(data, list) and isinstance(step, int) else None


def _key(kind: str) -> str:
    by_prefix = (key for prefix, key in _PREFIXES.items() if kind.startswith(prefix))
    return _KEYS.get(kind) or next(by_prefix, "field_invalid")


def _shown(value: object) -> str:
    text = str(value) if isinstance(value, str | int) else ""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _choices(context: Mapping[str, object]) -> tuple[str, ...]:
    """What pydantic says could have stood there: quoted names in a sentence."""
    listed = str(context.get("expected_tags") or context.get("expected") or "")
    return tuple(filter(None, re.findall(r"'([^']*)'", listed)))


def _choice(word: str, allowed: tuple[str, ...], listing: str) -> str:
    near = nearest(word, allowed)
    return _say("did_you_mean", near=near) if near else _say(listing, allowed="、".join(allowed))


def _fields_at(annotation: object, steps: FieldPath) -> tuple[str, ...]:
    """The fields of the model that stands at a place inside an annotated type."""
    models = _models_in(annotation)
    if not steps:
        return tuple(dict.fromkeys(name for model in models for name in model.model_fields))
    step, rest = steps[0], steps[1:]
    for model in models:
        if step in _tags(model):
            return _fields_at(model, rest)
    inner = [model.model_fields[step].annotation for model in models if step in model.model_fields]
    # A list position or a key of an open mapping: the same models, one step on.
    candidates: list[object] = [*inner] or [annotation]
    return next((fields for item in candidates if (fields := _fields_at(item, rest))), ())


def _tags(model: type[BaseModel]) -> tuple[object, ...]:
    """By what pydantic tells a model from the others of its union: the values of its literal fields."""
    literals = (field.annotation for field in model.model_fields.values())
    return tuple(
        value for item in literals if typing.get_origin(item) is typing.Literal for value in typing.get_args(item)
    )


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
