"""By which words a sentence says that a figure is made of two facts, and in which order it names two days."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from drafter.verification.context.ways import ways
from drafter.verification.facts.making import Made, Making, shared_name
from drafter.verification.facts.support import MEASURED
from drafter.verification.words.grams import bigrams, share
from drafter.verification.words.lexicon import lexicon

_RATE = re.compile("[^，。；：、（]{0,8}(?:率|比例|比重|进度|幅度?|占比|份额)")
_LATER = re.compile("[后起][^，。；#]{0,3}#(?:[^，。；]{0,2}(?:才|方才?|始)|后)")
"""批复后70天才公开: so long after the one came the other."""

_AFTER = re.compile("(?:之|以)?后(?:才|方|始|再|又)")
"""15天后才公告."""
_COMPARED = re.compile("比[^，。；]{2,}[多少长短][拖延晚耗用花]?[了出]?$")
"""甲的延误比乙的多46天 compares two spans, and is none between two days."""
_HEDGED = re.compile("不到|不足|未达到?|未满|不低于|不超过|不止")
_EARLY, _LATE = "早|先|提前|提早", "晚|迟|滞后|推迟|拖后"
_ORDER = re.compile(
    f"(?P<one>[^，。；：]{{2,30}})(?:[比较](?P<other>[^，。；：]{{2,14}}?)(?:(?P<early>{_EARLY})|{_LATE})|"
    f"(?:(?P<early2>[早先]于|提前于)|(?:[晚迟后]于|滞后于?))(?P<other2>[^，。；：]{{2,14}}?))(?:了|约|近|逾)?$"
)

_MONEY, _MEAN = "元", re.compile("平均|[人户]均|均摊")
_TURN = re.compile(f"[，；](?P<one>[^，。；]{{2,16}}?)(?:(?P<early>{_EARLY})|{_LATE})[了约近逾]*$")
_TO = "比"
_RATIO = re.compile(
    "(?:^|[，。；：])(?P<one>[^，。；：]{2,20}?)(?:[与和同跟对]|以及)(?P<other>[^，。；：]{2,16}?)"
    "(?:之间)?的?(?:之比|比[例值率]?|配比)[^，。；：]{0,4}$"
)
_MULTIPLE = re.compile(
    "(?:^|[，。；：])(?P<one>[^，。；：]{2,20}?)(?:[是为达]|相当于)(?:到|了)?(?P<other>[^，。；：]{2,16}?)的[^，。；：]{0,3}$"
)
_SHORT = 6
_CALLED = 0.6
"""So much of the name of a thing calls it: 走访所留的记录 for 走访记录."""
_HEAD = 2
"""So many characters at the end of a name tell what it counts."""


def in_order(one: Made, lead: str) -> bool:
    """Whether the date that the words call the earlier one is: 备案比签订晚, 签订早于公告."""
    said = _ORDER.search(lead) if one.how is Making.DAYS else None
    if said is None:
        return one.how is not Making.DAYS or _in_turn(one, lead)
    first, second = bigrams(said["one"]), bigrams(said["other"] or said["other2"])
    top, base = bigrams(one.top.fact.label), bigrams(one.base.fact.label)
    later = len(first & top) + len(second & base) - len(first & base) - len(second & top)
    return later <= 0 if said["early"] or said["early2"] else later >= 0


def _in_turn(one: Made, lead: str) -> bool:
    """Whether the one of two owners that is said to be the later is: 甲县4月公布，乙县晚了九个月."""
    said = _TURN.search(lead)
    later, earlier = one.top.fact.subject, one.base.fact.subject
    if said is None or not later or not earlier or later == earlier:
        return True
    return (earlier if said["early"] else later) in said["one"] or not any(
        owner in said["one"] for owner in (earlier, later)
    )


def _in_turn_of(one: Made, lead: str) -> bool:
    """Whether the first of two of which a ratio or multiple is told is the one that is divided: 甲与乙之比."""
    said = (_RATIO if one.dimension == _TO else _MULTIPLE).search(lead)
    if said is None:
        return True
    first, second = bigrams(said["one"]), bigrams(said["other"])
    top, base = bigrams(one.top.fact.label), bigrams(one.base.fact.label)
    mine, theirs = top - base, base - top
    return len(first & mine) + len(second & theirs) >= len(first & theirs) + len(second & mine)


def counts_rest(one: Made, lead: str) -> bool:
    """约定24个、上线19个，五个…: what is left of things whose numbers are given right before."""
    counted = one.how is Making.DIFFERENCE and one.dimension not in MEASURED and one.dimension != "百分点"
    return counted and one.top.written in lead and one.base.written in lead


def says(one: Made, lead: str, behind: str) -> bool:
    """Whether the words around a figure say that it is made so."""
    ways_of: Mapping[Making, Callable[[], bool]] = {
        Making.DIFFERENCE: partial(_taken, lead, behind),
        Making.DAYS: lambda: _taken(lead, behind) and not _COMPARED.search(lead),
        Making.SHARE: partial(_shared, one, lead, behind),
        Making.CHANGE: partial(_shared, one, lead, behind),
        Making.REST: partial(_shared, one, lead, behind),
        Making.TIMES: lambda: _in_turn_of(one, lead),
        Making.EACH: partial(_each, one, lead),
        Making.SUM: lambda: bool(ways().sum.search(lead)),
    }
    return ways_of[one.how]()


def _taken(lead: str, behind: str) -> bool:
    """Whether the part before a figure, or where that is no more than a name the one before, tells a distance."""
    near = _last(lead)
    if ways().done.match(behind):
        return False
    if _LATER.search(f"{near}#{behind}") or _AFTER.match(behind):
        return True
    rest = lexicon().derived
    if ways().taken.search(near) or any(word in near for word in (*rest["rest"], *rest["rest_behind"])):
        return True
    return any(word in behind for word in lexicon().derived["difference_behind"]) or bool(
        ways().taken.search(behind)
    )


def _each(one: Made, lead: str) -> bool:
    """人均: so much for each of those who are counted so, and in one year."""
    if one.dimension.partition("/")[0] != _MONEY and not _MEAN.search(lead):
        return False
    wanted = {counter for counter, words in ways().counted.items() if words.search(lead)}
    counted = one.base.quantity.dimension if one.base.quantity else ""
    years = one.top.years & one.base.years or not (one.top.years and one.base.years)
    return bool(ways().each.search(lead)) and bool(years) and (not wanted or counted in wanted)


def _of_those(one: Made, lead: str, behind: str) -> bool:
    """23份签证中近四成未经审批: a share of what is counted, of which it is told what the part is."""
    top, base = one.top.fact.label, one.base.fact.label
    counted = one.how is Making.SHARE and one.base.quantity and one.base.quantity.dimension not in MEASURED
    if not counted or not behind:
        return False
    words = f"{_last(lead)}，{behind}"
    thing = bigrams(shared_name(top, base))
    if base[-_HEAD:] not in words and (not thing or share(thing, bigrams(words)) < _CALLED):
        return False
    said = bigrams(behind)
    return bool((bigrams(top) - bigrams(base)) & said) or bool(one.lacking and ways().lacking.search(behind))


def _last(lead: str) -> str:
    """The last part of some words, and the one before where that is no more than a hedge: 23份签证中，近."""
    parts = re.split("[，。；：]", lead)
    return "，".join(parts[-2:]) if len(parts[-1]) <= _SHORT else parts[-1]


def _shared(one: Made, lead: str, behind: str) -> bool:
    """占: any part of a whole; a rate without a word for what is missing is of what is there."""
    if _of_those(one, lead, behind):
        return True
    near = re.split("[，。；：]", lead)[-1]
    joined = behind.startswith("的")  # 22%的合同没有按时签订
    if not joined and not ways().share.search(near + behind) and not ways().share.search(lead):
        return False
    rate, near, behind = _RATE.search(near), _HEDGED.sub("", near), _HEDGED.sub("", behind)
    if "占" in near or not rate:
        return one.how is Making.SHARE or bool(ways().lacking.search(near + behind))
    return bool(ways().lacking.search(rate.group())) == one.lacking
