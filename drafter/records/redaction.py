"""What may stand in no draft and no record."""

import re
from collections.abc import Sequence

_SHORTEST_SECRET = 8
_REDACTED = "[redacted]"


def without_secrets(text: str, secrets: Sequence[str]) -> str:
    """A text in which `[redacted]` stands for every secret, also where JSON escapes characters of it.

    What is shorter than a key can be (`none`, `EMPTY`) is no secret: servers without keys are given such words.
    """
    kept = [secret.strip() for secret in secrets if len(secret.strip()) >= _SHORTEST_SECRET]
    return re.sub("|".join(map(_escaped, kept)), _REDACTED, text) if kept else text


def _escaped(secret: str) -> str:
    """A pattern for a text as it is, or as JSON may write it."""
    return "".join(rf"(?:\\?{re.escape(one)}|\\u(?i:{ord(one):04x}))" for one in secret)
