"""What a text says has been done, where the account says that it was not: 已归集到 for 没有归集到.

A word such as 已经 before a verb claims the deed. If the accounts deny that very verb of the same thing, and say
it nowhere without a denial, the text turns them round, however else it is worded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter.verification.words.contrast import denied_beside, of_the_rest
from drafter.verification.words.meaning import meaning
from drafter.verification.words.pieces import Piece, pieces, share

_PERIOD = "[按逐][年季月周日期笔项户件]"
_TIMELY = (
    "按时|及时|按期|如期|准时|按(?:原|既)?定?(?:计划|规定|约定|要求)的?(?:时间|工期|日期|期限|节点)"
    "|在[^，。；的]{0,4}的?[^，。；的]{0,6}(?:期限|时限|时间|日|天|个月)内"
)
_HOW = rf"{_TIMELY}|按时|及时|按期|如期|按规定|{_PERIOD}|予以|加以|进行|得到|足额|全部|能够?|被|经|获得?"
_CLAIMED = f"(?:(?P<done>已经?)|一一|全部|全都|顺利|得以|完全|(?:都|均|皆|已)有)(?:{_HOW}|作了?|都)*"
_ADVERBS = re.compile(f"(?:{_HOW}|按要求|按约定|完全|有效|严格|相应的?|再|见到?|对(?![应账照接比标齐])|单独)+")
IN_TIME = re.compile(_TIMELY)
_LATE = re.compile("(?P<verb>[\u4e00-\u9fff]{2})(?:不及时|不按时|滞后|逾期|超期|延误)$")
"""公开不及时 denies that it was done in time, and not that it was done."""

_DONE = "好妥完毕齐清"
"""What may stand behind the first character of a verb: 办好 for 办理."""

_SAID = 0.5
"""So much of what the account denies must the piece say."""

_TOGETHER = 0.6
"""Or so much of the words of the sentence must be those of the account."""

_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_RELATIVE = re.compile(
    "[\u4e00-\u9fff]{0,3}?(?:的|前|后|者|时)(?![\u4e00-\u9fff]{0,2}(?:期|间))"
    "|[\u4e00-\u9fff]{4,10}?的(?=[，。；只仅有是为部均都]|$)"
)


@dataclass(frozen=True)
class _Denied:
    """A verb that an account denies.

    Attributes:
        verb: its two characters.
        piece: where.
        late: it was done, and not in time.
        account: all the account says, in words.
    """

    verb: str
    piece: Piece
    account: frozenset[str]
    late: bool = False

    @cached_property
    def thing(self) -> frozenset[str]:
        """The words for what it is denied of."""
        return Piece(self.piece.flat.replace(self.verb, "，")).tokens


@dataclass(frozen=True, slots=True)
class Affirmed:
    """A deed that a text claims and an account denies.

    Attributes:
        start: offset of the piece that claims it.
        end: offset behind it.
        account: what the account says.
    """

    start: int
    end: int
    account: str


@dataclass(frozen=True)
class Denials:
    """What some accounts deny.

    Attributes:
        accounts: titles, accounts and effects, text by text.
    """

    accounts: Sequence[str]

    def affirmed(self, sentence: str) -> Iterator[Affirmed]:
        """The pieces of a sentence that claim what the accounts deny."""
        if not self._verbs or not self._claims.search(sentence):
            return
        parts = pieces(sentence)
        words = frozenset().union(*(one.tokens for one in parts))
        for said in parts:
            claim = self._claims.search(said.flat)
            if (
                claim is None
                or _denies(said, claim)
                or meaning().of_duty(said.flat)
                or of_the_rest(said, parts)
                or _RELATIVE.match(said.flat, claim.end())
            ):
                continue
            for denied in self._denied:
                around = words if claim["done"] else said.tokens
                if (denied.late and not IN_TIME.search(claim.group())) or said.of_others(denied.piece):
                    continue
                if claim["verb"] in _forms(denied.verb) and self._same(around, denied):
                    if denied_beside(said, parts, denied.piece, _forms(denied.verb)):
                        continue
                    yield Affirmed(said.start, said.end, denied.piece.text)
                    break

    def _same(self, words: frozenset[str], denied: _Denied) -> bool:
        """Whether some words speak of what is denied, and no account says that it was done."""
        thing = denied.thing
        alike = len(thing) > 0 and share(thing, words) >= _SAID
        together = share(words, denied.account) >= _TOGETHER
        if denied.late:
            return alike or together
        done = (one for one in self._pieces if denied.verb in one.flat and not one.denials)
        return (alike or together) and not any(share(thing, one.tokens) >= _SAID for one in done if thing)

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for text in self.accounts for piece in pieces(text))

    @cached_property
    def _denied(self) -> tuple[_Denied, ...]:
        found = []
        for text in self.accounts:
            account = frozenset().union(*(one.tokens for one in pieces(text)))
            for piece in pieces(text):
                for denial in piece.denials:
                    verb, late = _verb(piece, denial.end()), IN_TIME.match(piece.flat, denial.end())
                    found += [_Denied(verb, piece, account, late is not None)] if verb else []
                late = _LATE.search(piece.flat)
                found += [_Denied(late["verb"], piece, account, late=True)] if late else []
        return tuple(found)

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(form for one in self._denied for form in _forms(one.verb))

    @cached_property
    def _claims(self) -> re.Pattern[str]:
        seconds: dict[str, set[str]] = {}
        for verb in self._verbs:
            seconds.setdefault(verb[0], set()).add(verb[1])
        verbs = "|".join(f"{first}[{''.join(sorted(some))}]" for first, some in sorted(seconds.items()))
        return re.compile(f"{_CLAIMED}(?P<verb>{verbs})")


def _denies(said: Piece, claim: re.Match[str]) -> bool:
    """Whether a piece denies anything but in what it only names: 尚未处置的设备已确定去处."""
    return any("的" not in said.flat[one.end() : claim.start()] for one in said.denials)


def _verb(piece: Piece, at: int) -> str:
    """The verb behind a denial, without what says how it should have been done."""
    adverbs = _ADVERBS.match(piece.flat, at)
    found = _HAN.match(piece.flat, adverbs.end() if adverbs else at)
    return found.group() if found else ""


def _forms(verb: str) -> frozenset[str]:
    return frozenset((verb, *(verb[0] + done for done in _DONE)))
