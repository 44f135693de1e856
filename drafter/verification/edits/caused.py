"""The effect of a clause told as the reason of its own account."""

import re

from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import content, grounded
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Place

_BEFORE = re.compile(
    "(?:由于|因为|因|鉴于|受)(?P<reason>[^《》]+?)(?:的?影响|的?原因|的缘故)?[，,]"
    "(?:因此|因而|所以|导致|致使|造成|使得?)?"
)
_LEADING = re.compile("(?P<reason>[^《》]+?)[，,](?:导致|致使|造成|使得|从而导致|进而导致)")
_BEHIND = re.compile(
    "[，,；](?:主要|其|究其|根本|直接)*(?:是?因为|是?由于|原因(?:是|在于)|系因|缘于|源于)(?P<reason>[^《》]+)"
)
_LEAST = 5
_OF_EFFECT, _OF_ACCOUNT = 0.75, 0.5


def caused_by_effect(made: Change, place: Place) -> bool:
    """由于效益未能及时发挥，支出进度偏慢: what came of a problem is told as what it came from."""
    if place.role is not OwnRole.FACT or made.old or not place.effects:
        return False
    found = (not made.before and (_BEFORE.fullmatch(made.new) or _LEADING.fullmatch(made.new))) or (
        not made.after and _BEHIND.fullmatch(made.new)
    )
    reason = found["reason"] if found else ""
    if len(content(reason)) < _LEAST or grounded(reason, place.effects) < _OF_EFFECT:
        return False
    return grounded(reason, (f"{made.before}{made.after}",)) < _OF_ACCOUNT
