"""Which message of the checker's a violation is: its key in `messages.zh.toml`, told by its words."""

import re
import tomllib
from functools import cache
from importlib import resources
from string import Formatter

from drafter.errors import EvaluationError
from drafter.verification.model import Violation

_REMEDY = "_remedy"


def kind_of(violation: Violation) -> str:
    """The key of a violation's message.

    Raises:
        EvaluationError: it is none of the checker's.
    """
    return _kind(violation.message)


@cache
def kinds() -> frozenset[str]:
    """Every key under which the checker can say something."""
    return frozenset(key for _, key, _, _ in _patterns())


@cache
def _kind(message: str) -> str:
    likely = ((key, pattern) for key, head, pattern in _beginning(message[:1]) if message.startswith(head))
    found = next((key for key, pattern in likely if pattern.fullmatch(message)), None)
    if found is None:
        raise EvaluationError(
            f"the checker says what is not among its messages: {message}",
            remedy="its messages and evals/kinds.py have come apart: correct the latter",
        )
    return found


@cache
def _beginning(sign: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The messages as patterns that may begin with a character, in their order."""
    return tuple((key, head, pattern) for _, key, head, pattern in _patterns() if head[:1] in ("", sign))


@cache
def _patterns() -> tuple[tuple[int, str, str, re.Pattern[str]], ...]:
    """Every message as a pattern, with the words that it begins with; the one with the most of its own first."""
    text = resources.files("drafter.verification").joinpath("messages.zh.toml").read_text(encoding="utf-8")
    made = [(*_pattern(str(said)), key) for key, said in tomllib.loads(text).items() if not key.endswith(_REMEDY)]
    return tuple(sorted(((-own, key, head, pattern) for own, head, pattern, key in made), key=lambda one: one[:2]))


def _pattern(message: str) -> tuple[int, str, re.Pattern[str]]:
    pieces = [(literal, field is not None) for literal, field, _, _ in Formatter().parse(message)]
    own = sum(len(literal) for literal, _ in pieces)
    pattern = "".join(re.escape(literal) + ("(?s:.*)" if hole else "") for literal, hole in pieces)
    return own, pieces[0][0] if pieces else "", re.compile(pattern)
