"""What the accounts and the approved wording cite where a text says the same and cites something else.

An account has 超过《甲》第三条规定的期限; a text with these words around another citation has exchanged it, unless
the case records that one too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from drafter.knowledge.model import Norm
from drafter.text.marks import Mark
from drafter.text.width import flattened
from drafter.verification.facts.book import Book
from drafter.verification.facts.titles import title_key
from drafter.verification.names.articles import covers
from drafter.verification.names.citations import articles_cited
from drafter.verification.reading.examination import Examination
from drafter.verification.words.kept import Kept
from drafter.verification.words.phrases import flat

_CITED = re.compile(r"(?P<lead>[^{}\n]{0,14})\{norm\.(?P<norm>[\w-]+)\}(?P<behind>[^，。；：{}\n]*)")
_STOP = re.compile("[，。；：、]")
_LEAST = 6
"""So many characters around a citation tell that it is the same place; so many before it, that it surely is."""
_FEWEST = 3
"""So many of them behind it."""
_REACH = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an account or approved wording cites a norm.

    Attributes:
        lead: the words before it, half width.
        behind: the words behind it, up to the next stop.
        norm: what is cited.
        beside: what else the account's point names.
    """

    lead: str
    behind: str
    norm: Norm
    beside: tuple[Norm, ...]

    @property
    def before(self) -> str:
        """The words before it from the last stop on."""
        return _STOP.split(self.lead)[-1]

    @property
    def tells(self) -> bool:
        """Whether its words are enough to know it by."""
        return len(self.behind) >= _FEWEST and len(self.before + self.behind) >= _LEAST

    def own(self, before: str) -> bool:
        """Whether words before a citation are beyond doubt those of the account."""
        return any(len(words) >= _LEAST and before.endswith(words) for words in (self.lead, self.before))


@dataclass(frozen=True)
class Recorded:
    """The citations of the accounts of a case and of approved wording, by the words around them.

    Attributes:
        book: of the case.
    """

    book: Book
    _kept: Kept[Norm | None] = field(default_factory=partial(Kept, 512), compare=False)

    def instead_of(self, examination: Examination, mark: Mark, article: Mark | None) -> Norm | None:
        """The norm that is cited in a place where a text cites another one; `None` where it may stand.

        Args:
            examination: the text.
            mark: the title that is cited.
            article: the article cited from it, if any.
        """
        end = (article or mark).end
        before = flattened(examination.text[max(mark.start - _REACH, 0) : mark.start])
        behind = flattened(examination.text[end : end + _REACH])
        key = before, behind, mark.value, article and article.value
        return self._kept.of(key, partial(self._cited_for, before, behind, mark, article))

    def _cited_for(self, before: str, behind: str, mark: Mark, article: Mark | None) -> Norm | None:
        """The norm that is cited between some words, where a text cites another one."""
        places = [one for one in self._places if before.endswith(one.before) and behind.startswith(one.behind)]
        own = [one for one in places if one.own(before)]
        may = [norm for one in own or places for norm in (one.norm, *one.beside)]
        if not places or any(_same(norm, mark, article) for norm in (may if own else (*may, *self._of_points))):
            return None
        return None if not own and article and self._stated(mark, article) else (own or places)[0].norm

    @cached_property
    def topics(self) -> Mapping[str, Sequence[Norm]]:
        """The norms by what they are about, half width."""
        found: dict[str, list[Norm]] = {}
        for norm in self.book.norms.values():
            found.setdefault(flat(norm.topic), []).append(norm)
        return found

    @cached_property
    def _places(self) -> Sequence[_Place]:
        told = [
            (text, tuple(self._norms(point.norms)))
            for _, point in self.book.points.values()
            for text in (point.title, point.text, point.effect, point.advice)
        ]
        approved = ((text, ()) for text in _citing(tuple(self.book.vocabulary)))
        found = (
            _Place(flattened(one["lead"]), flattened(one["behind"]), norm, beside)
            for text, beside in (*told, *approved)
            for one in (_CITED.finditer(text) if "{norm." in text else ())
            for norm in self._norms([one["norm"]])
        )
        return [one for one in found if one.tells]

    def _norms(self, names: Iterable[str]) -> Iterator[Norm]:
        return (self.book.norms[name] for name in names if name in self.book.norms)

    @cached_property
    def _of_points(self) -> tuple[Norm, ...]:
        """The norms that the points of the case name, in a slot or beside their account."""
        told = (name for _, point in self.book.points.values() for name in point.norms)
        cited = (one["norm"] for text in self.book.told() for one in _CITED.finditer(text))
        return tuple(self._norms((*told, *cited)))

    def _stated(self, mark: Mark, article: Mark) -> bool:
        """Whether a text of the case cites the article."""
        return any(
            title_key(title) == title_key(mark.value) and covers(cited, article.value)
            for text in self.book.texts()
            if "条" in text
            for title, cited in articles_cited(text)
        )


@lru_cache(maxsize=4)
def _citing(vocabulary: tuple[str, ...]) -> tuple[str, ...]:
    """The texts of approved wording that cite a norm."""
    return tuple(text for text in vocabulary if "{norm." in text)


def _same(norm: Norm, mark: Mark, article: Mark | None) -> bool:
    """Whether a citation is of a norm, or of the whole document of which it is."""
    if title_key(norm.document) != title_key(mark.value):
        return False
    return article is None or not norm.article or covers(norm.article, article.value)
