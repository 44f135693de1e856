"""A year, a month, a half or a quarter beside the verb of a date is that date's own: 签订于2023年度, 下半年备案.

A day is bound like any figure. What tells less than a day could be of many dates; but where the verb of a date of
the case stands right beside it, it may be of no other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from drafter.text.marks import Mark
from drafter.verification.binding.objection import Objection
from drafter.verification.context.placing import Placing
from drafter.verification.context.setting import Setting
from drafter.verification.facts.known import Known
from drafter.verification.facts.shelf import Shelf
from drafter.verification.reading.examination import Examination

_ACT = re.compile(r"(?P<act>[\u4e00-\u9fff]{2})(?:日期|时间|年份|年月|日)?$")
_AHEAD = re.compile(
    "^(?:[上中下]旬|内|底|初|末|度|才|方|方才|已经?|又|再|就|均|都|予以|进行|正式|完成|办理|实际|仍未|未)*"
)
_NOUN = re.compile(
    "(?:日期|时间|年份)?(?:已经?|才|直到|迟至|拖到|晚至)?(?:于|在|为|是|系|至|到|[:：])?了?"
    "(?:(?:19|20)[0-9]{2}年)?$"
)
_ENDS = re.compile("$|[，。；、：）)的了和与及并但而后前时至到]|合同|手续|工作|完毕|完成")
_UNTIL = re.compile("(?:租期|期限|有效期|合同期|服务期|履约期)(?:截)?[至到为]$")
_EXPIRY = "到期"

Told = Callable[[Known], bool]
"""Whether what is written may be said of a date."""


@dataclass(frozen=True)
class Partial:
    """Compares what tells less than a day with the dates of its verb.

    Attributes:
        examination: the text.
        placing: where its figures stand.
    """

    examination: Examination
    placing: Placing

    def objection(self, mark: Mark, facts: Shelf, told: Told) -> Objection | None:
        """What speaks against a mark: that it can be said of none of its verb's own dates."""
        if not facts.dates:
            return None
        setting = self.placing.setting_of(mark.start, mark.end)
        beside = {act for act in {_act(known.fact.label) for known in facts.dates} if _beside(setting, act)}
        named = [known for known in facts.dates if _act(known.fact.label) in beside] if beside else []
        own = self._of_thing(mark, named) if named else []
        if not own or any(map(told, own)):
            return None
        values = {"label": own[0].fact.label}
        return Objection("date_part", values, "、".join(dict.fromkeys(known.fact.value for known in own)))

    def _of_thing(self, mark: Mark, dates: list[Known]) -> list[Known]:
        """Of the dates of one verb those of the things named in the same part of the sentence, or all of it."""
        for part in (self.examination.segment_at(mark.start), self.examination.sentence_at(mark.start)):
            found = self.examination.mentioned(part.start, part.end)
            named = {(one.scope, one.group) for _, _, one in found}
            own = [known for known in dates if (known.scope, known.group) in named]
            if own:
                return own
        return dates


@lru_cache(maxsize=1024)
def _act(label: str) -> str:
    """The verb of a date, by its name: 签订 for 第一份合同签订日期."""
    match = _ACT.search(label)
    return match.group("act") if match else ""


def _beside(setting: Setting, act: str) -> bool:
    """Whether a verb stands right before or behind a mark, and is no part of a longer word."""
    if not act:
        return False
    before, behind = setting.before, _AHEAD.sub("", setting.after)
    if act == _EXPIRY and _UNTIL.search(before):
        return True
    if behind.startswith(act) and _ENDS.match(behind, len(act)):
        return True
    return _NOUN.sub("", before).endswith(act)
