"""How a check says what it found: one violation, with the words of `messages.zh.toml`."""

from drafter.messages import catalogue
from drafter.verification.model import Severity, Violation

_say = catalogue("drafter.verification")


def violation(
    check: str,
    key: str,
    where: tuple[str, int, int],
    *,
    severity: Severity = Severity.BLOCK,
    expected: str = "",
    **values: object,
) -> Violation:
    """One violation.

    Args:
        check: the check that found it.
        key: its message; the remedy stands under the same key with `_remedy` behind it.
        where: the checked text, and the span in it.
        severity: whether it blocks.
        expected: what could stand there.
        values: what the message names; `text` is the span unless given.
    """
    text, start, end = where
    said = {"text": _flat(text[start:end]), "expected": expected, **values}
    return Violation(
        check=check,
        severity=severity,
        start=start,
        end=end,
        text=text[start:end],
        message=_say(key, **said),
        expected=expected,
        remedy=_say(f"{key}_remedy", **said),
    )


def _flat(text: str) -> str:
    """A span on one line, short enough for a message."""
    flat = "".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


_LONGEST = 40
