"""Who is put in charge of a measure, where the case knows of nobody such."""

import re

from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import common, content, grounded, led_over
from drafter.verification.edits.place import Place

_CHARGED = re.compile("(?:由|会同|报|向)[\u3400-\u9fff]{0,16}$")
_BODY = re.compile("(?:[部科股室处局办站所院会队组]|中心|部门|公司|机关|单位|媒体|供应商|同志|个人|本人|我们)$")
_PERSON = re.compile("(?:人员|志愿者|[员商])$")
_GROUNDED = 0.5
"""So much of the words of an office, or of a person's work, have to be those of the case: it knows of them."""

_ENDING = 4
"""So many characters two offices have in common at the end: 管理科."""


def unknown_body(made: Change, place: Place) -> bool:
    """Somebody is put in charge of whom the case knows nothing, or whoever writes the notice."""
    charged = _CHARGED.search(made.before + made.new)
    if not charged or charged.end() < len(made.before) or made.new in place.known:
        return False
    if not _BODY.sub("", made.new):
        return False  # 财务科 for 财务部门
    return bool(_BODY.search(made.new)) or _of_other_trade(made, place) or _stranger(made, place)


def _of_other_trade(made: Change, place: Place) -> bool:
    """An office that ends as the one before it did, and of whose work the case says nothing: 境外投资管理科."""
    ends = (made.after[:length] for length in range(1, _ENDING + 1))
    ending = next((end for end in ends if _BODY.search(end)), "")
    work = led_over(made.new) if ending and made.new + ending not in place.known else ""
    return bool(work) and grounded(made.new, (place.known,)) < _GROUNDED


def _stranger(made: Change, place: Place) -> bool:
    """Whether a person stands where an office stood, of whose work the case says nothing: 门卫人员, 司机."""
    if not (_BODY.search(made.old) or made.old.endswith("班子")):
        return False
    person = _PERSON.search(made.new)
    work = led_over(made.new[: person.start()] if person else "" if common(content(made.new)) else made.new)
    return bool(work) and grounded(work, (place.known,)) < _GROUNDED
