"""YAML by libyaml where PyYAML has it, several times as fast; by PyYAML's own parser where that is the better one.

Both give the same nodes with the same marks. PyYAML's own says more of what is wrong, and ends with an error where
libyaml's recursion would end the process.
"""

from functools import lru_cache
from typing import TypeAlias

import yaml

_DEEPEST = 200
"""Levels that no file of people has, and that libyaml bears by far."""

_Loader: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
_FAST: _Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@lru_cache(maxsize=8)
def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML text with their marks, which nobody may change; `None` for an empty one.

    Those of a case are asked for twice: when it is read, and when its notice is proven.

    Raises:
        yaml.YAMLError: as PyYAML's own parser says it.
        RecursionError: it is nested too deeply.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=_loader(text))
    return node


def load(text: str) -> object:
    """What a YAML text holds, as `yaml.safe_load` has it.

    Raises:
        yaml.YAMLError: as PyYAML's own parser says it.
        RecursionError: it is nested too deeply.
    """
    return yaml.load(text, Loader=_loader(text))  # noqa: S506  # either loader is a safe one


def _loader(text: str) -> _Loader:
    """The fast one for a text that it reads to the end and that is nested no deeper; events know no recursion."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_FAST):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return yaml.SafeLoader
    except yaml.YAMLError:
        return yaml.SafeLoader
    return _FAST
