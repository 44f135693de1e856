"""What a sentence of the draft is made to say of others: what a norm rules, and the words of a paper."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafter.text.width import fold
from drafter.verification.edits.apart import tables
from drafter.verification.edits.change import Change
from drafter.verification.edits.harmless import content, grounded
from drafter.verification.edits.own import OwnRole
from drafter.verification.edits.place import Place
from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers

_TITLE = re.compile("《([^《》]+)》")
_TOPIC = re.compile("(?:关于|有关|对于?|就)[^，。；《》]*$")
_OF_A_RULE = re.compile("^[^，。；《》]*(?:的|等)?(?:规定|要求|内容|精神|条款)")
_RULED = re.compile("规定的?[^，。；]{0,4}$")
_TIME = re.compile("[时期日天月年周季]")
_MEASURE = re.compile("标准|限额|数额|金额|额度|比例|比率|范围|程序|方式|条件|权限|规模")
_QUOTED = re.compile("“([^“”]+)”")
_MARKS = re.compile("[，。；：、！？,;:!?.·—…（）()]")
_ARTICLE = re.compile("第[^，。；《》]{1,12}?条")
_NAMING = 2
_GROUNDED = 0.4
_LEAST_RULED = 5
_LEAST_QUOTED = 8


def ruled_otherwise(made: Change, place: Place) -> bool:
    """关于专业人员持证上岗的规定, 规定的限额标准 for 规定的时限: what a norm is said to rule, and does not."""
    titles = _TITLE.findall(made.before) if made.old and made.new else ()
    behind = made.before[made.before.rfind("》") + 1 :]
    rules = tuple(_rules(titles[-1], behind, place)) if titles else ()
    if not rules:
        return False
    if place.role is OwnRole.NORM and _TOPIC.search(behind) and _OF_A_RULE.match(made.after):
        return len(content(made.new)) >= _LEAST_RULED and not _said(made.new, (*rules, *place.texts))
    limited = _RULED.search(behind) and _TIME.search(made.old) and not _TIME.search(made.new)
    return bool(limited and _MEASURE.search(made.new)) and not _said(made.new, rules)


def without_paper(made: Change, place: Place) -> bool:
    """有关领导的口头指示 for a paper: nothing is named any more that a rule could stand in."""
    if place.role is not OwnRole.NORM or not _TITLE.search(made.old) or "《" in made.new:
        return False
    return bool(content(made.new)) and not tables().paper.search(made.new)


def _rules(title: str, behind: str, place: Place) -> Iterator[str]:
    """What the program knows of an article that is cited; of all of a paper where none is."""
    article = _ARTICLE.match(behind)
    for norm in place.rules.get(title_key(title), ()):
        if not article or not norm.article or covers(article.group(), norm.article):
            yield fold(f"{norm.content}\n{norm.topic}").text


def _said(topic: str, texts: Sequence[str]) -> bool:
    """Whether some texts say anything of a topic: its last word, which names the thing, or much of it."""
    named = content(topic)[-_NAMING:]
    share = grounded(topic, texts)
    return share >= _GROUNDED or (share > 0 and any(named in text for text in texts))


def quoted_anew(made: Change, place: Place) -> bool:
    """Words in quotation marks that no source holds, put beside a paper; or those of a source, altered."""
    if "“" in made.new or "”" in made.new:
        cited = "《" in made.before or "《" in made.after
        quotes = [_plain(one) for one in _QUOTED.findall(made.new)]
        return cited and any(len(one) >= _LEAST_QUOTED and one not in _plain(place.sources) for one in quotes)
    opened, closed = made.before.rfind("“"), made.after.find("”")
    if opened < 0 or closed < 0 or made.before.rfind("”") > opened or -1 < made.after.find("“") < closed:
        return False
    beside = made.before[opened + 1 :], made.after[:closed]
    old, new = (_plain(piece.join(beside)) for piece in (made.old, made.new))
    sources = _plain(place.sources)
    return old in sources and new not in sources


@lru_cache(maxsize=16)
def _plain(text: str) -> str:
    return _MARKS.sub("", text)
