"""Titles of papers as they are compared."""

import re
from functools import lru_cache

from drafter.text.width import fold

_EDITION = re.compile(r"[（(](?:试行|暂行|修正|修订|\d{4}年?(?:修正|修订)?(?:版|本)?|.{0,6}修[正订].{0,4})[）)]")
_MARKS = str.maketrans("", "", "“”‘’\"'「」『』〝〞、")
"""Of what a title quotes, and between those who issue it: 中共中央、国务院, or with a blank."""

_STATE = "中华人民共和国"


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """A title as it is compared: without marks, blanks, edition notes and the name of the state."""
    folded = fold(title).text.replace(" ", "").translate(_MARKS).strip("《》").replace("〈", "").replace("〉", "")
    return _EDITION.sub("", folded).removeprefix(_STATE)
