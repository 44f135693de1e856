"""Who is put in charge of a measure, where the case knows of nobody such."""

import re

from drafter.verification.edits.apart import tables
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import common, content, grounded, led_over
from drafter.verification.edits.place import Place

_CHARGED = re.compile("(?:由|会同|报|向)[\u3400-\u9fff]{0,16}$")
_JOINING = re.compile("会同|联合|协同|协调|商|会商|配合|协助|牵头|组织|督促|指导|[与和同]")
_BODY = re.compile("(?:[部科股室处局办站所院会队组]|中心|部门|公司|机关|单位|媒体|供应商|同志|个人|本人|我们)$")
_PERSON = re.compile("(?:人员|志愿者|[员商])$")
_TO, _REPORTS = re.compile("[向给]$"), re.compile("(?:书面|及时|定期|专题)?(?:报告|汇报|报送|备案)")
_REPORTED = re.compile("(?:报|报送|报告|上报|呈报|汇报|报请|送)(?:给|至|到|与)?(?:相关|有关|各|该|中标|成交)?$")
_GROUNDED = 0.5
"""So much of the words of an office, or of a person's work, have to be those of the case: it knows of them."""

_ENDING = 4
"""So many characters two offices have in common at the end: 管理科."""


def unknown_body(made: Change, place: Place) -> bool:
    """Somebody is put in charge of whom the case knows nothing, or whoever writes the notice."""
    charged = _CHARGED.search(made.before + made.new)
    if not charged or charged.end() < len(made.before) or made.new in place.known:
        return False
    if not _BODY.sub("", made.new) or _JOINING.fullmatch(made.new):
        return False  # 财务科 for 财务部门, 联合 for 会同
    return bool(_BODY.search(made.new)) or _of_other_trade(made, place) or _stranger(made, place)


def reported_out(made: Change, place: Place) -> bool:
    """报供应商 for 报领导班子: who is no part of the department, nor above it, is reported to, or has to act."""
    old, new = made.before + made.old, made.before + made.new
    if tables().complainant.fullmatch(made.new) and _BODY.search(made.old):
        return not made.after.startswith("的")
    outside = next((name for name in place.vendors if new.endswith(name)), "") or _outsider(new)
    if not outside or old.endswith(outside) or _outsider(old):
        return False
    before = new[: -len(outside)]
    return bool(_REPORTED.search(before)) or (bool(_TO.search(before)) and bool(_REPORTS.match(made.after)))


def _outsider(text: str) -> str:
    """Who stands last in a text, if that is nobody of the department nor above it."""
    found = tables().outsider.search(text)
    return found.group() if found else ""


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
