"""What is said of all, and some beside it of which it is not so; what is said to be whole, and what lacks.

均按期完工，其中2个项目延期; 18个村中18个村均已投用，尚有2个未投用; 资金全部支付，结余12万元; 无办法，制度健全.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from itertools import pairwise

from drafter.audit.checks.values.denials.beside import ASIDE, clause
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "denial"

_COUNT = r"(?:[1-9]\d{0,3}|[一二两三四五六七八九十])"
_ALL = re.compile(r"(?:均|全部|都)(?:已经?|能)?(?P<done>[一-龥]{2,12})(?=[，；。]|$)")
_SOME = re.compile(
    rf"[，；。](?:(?P<among>但?其中|但|仅)|(?P<still>[但且]?(?:尚|还|仍|但)有))[^，。；\d]{{0,8}}?"
    rf"(?P<some>{_COUNT}(?:个|项|件|笔|户|家|起|份|批|次|处|座|条|名|所)[^，。；：]{{0,20}})"
)
_NOT = re.compile(r"(?:尚未|还未|仍未|未能?|没有|不)(?P<verb>[一-龥]{2})")
_WHOLE = re.compile(
    rf"(?P<whole>{_COUNT})个?(?P<noun>[一-龥]{{1,4}})中[，,]?(?P=whole)个?(?P=noun)[^，。；\d]{{0,12}}$"
    r"|(?:所有|全部)[^，。；\d]{0,12}$"
)
_STILL = "(?:年末|期末|账面|资金|尚|仍|有)*"
_SPENT = re.compile(r"[，,]?(?:已|均|全部|主要)*(?:用于|用作|拨付|支付|支出)")
_MONEY = re.compile(r"(?:资金|款项|预算)[^，。；\d]{0,6}$")
_TABLE = tomllib.loads(resources.files(__package__).joinpath("denials.toml").read_text(encoding="utf-8"))
_OPPOSITES = [(one["so"].split(), one["otherwise"].split()) for one in _TABLE["opposites"]]


def _lack(one: dict[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    made, things, whole = (one[key].replace(" ", "|") for key in ("made", "things", "whole"))
    none = rf"(?:没有|未)(?:{made})[^，。；]{{2,24}}?(?:{things})$"
    said = rf"^[^，。；虽但]{{0,8}}(?:{things}|体系)[^，。；不未待欠应]{{0,6}}(?:{whole})(?![^，。；]*[有待])"
    return re.compile(none), re.compile(said)


_LACKING = [_lack(one) for one in _TABLE["lacking"]]
"""For a class of things: a clause that there is none of one, and a clause that all there must be is there."""

_CLAUSE = re.compile(r"[^，,。；]+")
_BENT = re.compile(r"除|另|基本|如(?!期)|若|应|要求|建议|不得")
_NEAR = 40
_PAIR = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Claims of all that the words behind them limit, and of rules that there are none of."""
    for sentence in reading.sentences:
        for match in _ALL.finditer(sentence.text):
            lead = re.split("[，；。]", sentence.text[: match.start()])[-1]
            if not _BENT.search(lead + match[0]):
                yield from _some(reading, sentence, match)
                if _MONEY.search(lead):
                    yield from _left(reading, sentence, match)
        if "未" in sentence.text or "没有" in sentence.text:
            yield from _lacking(reading, sentence)


def _lacking(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """没有制定专项资金管理办法，制度健全: the clause behind one that a thing is missing says that none is."""
    for none, said in pairwise(_CLAUSE.finditer(sentence.text)):
        for lacking, whole in _LACKING:
            missing = lacking.search(none[0])
            if missing and whole.search(said[0]):
                first = none.start() + missing.start()
                yield _issue(reading, sentence, said.span(), (first, none.end()))


def _some(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    """其中2个项目延期 of those that all are in time; 尚有2个未投用 beside all of a whole."""
    some = _SOME.match(sentence.text, match.end())
    lead = sentence.text[: match.start()]
    whole = _WHOLE.search(lead)
    if some is None or ASIDE.search(some["some"]) or not (some["among"] or whole):
        return
    denied = any(set(verb) <= set(match["done"]) for verb in _NOT.findall(some["some"]))
    if denied or any(word in some["some"] for word in _otherwise(match["done"])):
        start = whole.start() if whole else lead.rfind("，") + 1
        yield _issue(reading, sentence, (start, match.end()), some.span("some"))


def _left(reading: Reading, sentence: Sentence, match: re.Match[str]) -> Iterator[Issue]:
    """资金全部支付 beside an amount that is not."""
    at = sentence.at + match.start()
    words = _otherwise(match["done"])
    for figure in sentence.figures if words else ():
        label = clause(figure)
        left = re.match(rf"{_STILL}(?:未{match['done'][:_PAIR]}|{'|'.join(words)})", label)
        near = abs(figure.at - at) <= _NEAR and figure.quantity.dimension == "元" and figure.value
        kept = left and (ASIDE.search(label, left.end()) or re.search("质保金|收回", label))
        if left and near and not kept and not _SPENT.match(sentence.block.text, figure.behind):
            place = figure.at - len(label) - sentence.at, figure.behind - sentence.at
            yield _issue(reading, sentence, match.span(), place)
            return


def _otherwise(done: str) -> list[str]:
    """The words that say the opposite of what all are said to be."""
    return [word for so, others in _OPPOSITES if any(one in done for one in so) for word in others]


def _issue(reading: Reading, sentence: Sentence, said: tuple[int, int], deed: tuple[int, int]) -> Issue:
    """Two pieces of a sentence that cannot both be so."""
    spans = [sentence.block.span(sentence.at + first, sentence.at + behind) for first, behind in (said, deed)]
    texts = [sentence.text[slice(*place)] for place in (said, deed)]
    return reading.issue(KIND, "done_after_all", spans, said=texts[0], deed=texts[1])
