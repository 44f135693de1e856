"""Whether a sentence that stands alone advises: then it may set a deadline of its own, as a recommendation may."""

import re

from drafter.text.width import flattened

_LABEL = r"^(?:[一二三四五六七八九十]{1,3}[是、]|[（(]?[一二三四五六七八九十0-9]{1,3}[)）.、])?"
_ADVISES = re.compile(_LABEL + r"(?:建议|由(?![于此上下表图])[^，。；]{2,24})")
_DONE = re.compile("[了过]|已经?|曾|未|没有|不足|不到|仅|只有|实际")
"""What has come about is told, and not advised."""


def advises(sentence: str) -> bool:
    """Whether a sentence says who ought to do what."""
    flat = flattened(sentence)
    return bool(_ADVISES.match(flat)) and not _DONE.search(flat)
