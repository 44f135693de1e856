"""What is said to reviewers, in Chinese, kept out of the code: one `messages.zh.toml` beside each room."""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources


@cache
def _load(package: str) -> dict[str, str]:
    text = resources.files(package).joinpath("messages.zh.toml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in tomllib.loads(text).items()}


def catalogue(package: str) -> Callable[..., str]:
    """The messages of one room, as a function `say(key, **values) -> str`.

    Args:
        package: the dotted name of the room that holds `messages.zh.toml`, such as `drafter.findings`.

    Returns:
        A function that fills the message of `key` by `str.format`. An unknown key is a `KeyError`: a slip of
        the programmer's, not of the user's.
    """

    def say(key: str, /, **values: object) -> str:
        return _load(package)[key].format(**values)

    return say
