"""Changes that leave what a sentence says as it was: of particles, of order, of words that lead over."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from drafter.text.alternation import longest_of
from drafter.text.quantities import find_quantities
from drafter.verification.words.grams import bigrams
from drafter.verification.words.stock import common_words, ordinary, stock

_DENY = ("不", "无", "非", "勿", "免")
_COMING = "未来"
"""Holds a word that denies, and denies nothing."""

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Words:
    """The lists of `words.toml`.

    Attributes:
        particles: what may be added or left out anywhere.
        leading: what leads over to what is told, or says who found it.
        measuring: what measures one figure by another.
        denials: what denies alike.
        future: what speaks of things to come, as patterns.
        loosening: what leaves a measure to whoever is asked for it.
        forbidding: what stands before that where it is forbidden.
        papers: what one looks at before one finds something.
        looking: how one looks, and that one sees.
        sampling: what says that something is told of some.
        whole_of: what says that it is told of all.
        in_time: what says that something was done in time, or before.
        bases: what a figure, or a day, is measured by.
        earlier: the years before, as what it is measured by.
        faulty: the state of a thing that is not as it should be.
        shading: what tells a finding as a guess, or as graver or milder than it is.
        limits: what says of how many something is told.
    """

    particles: tuple[str, ...]
    leading: tuple[str, ...]
    measuring: tuple[str, ...]
    denials: tuple[str, ...]
    future: tuple[str, ...]
    loosening: tuple[str, ...]
    forbidding: tuple[str, ...]
    papers: tuple[str, ...]
    looking: tuple[str, ...]
    sampling: tuple[str, ...]
    whole_of: tuple[str, ...]
    in_time: tuple[str, ...]
    bases: tuple[str, ...]
    earlier: tuple[str, ...]
    faulty: tuple[str, ...]
    shading: tuple[str, ...]
    limits: tuple[str, ...]

    @cached_property
    def empty(self) -> re.Pattern[str]:
        """A particle."""
        return re.compile(longest_of(self.particles))

    @cached_property
    def led(self) -> re.Pattern[str]:
        """A word that leads over, or a particle."""
        return re.compile(longest_of((*self.leading, *self.particles)))

    @cached_property
    def measured(self) -> re.Pattern[str]:
        """A word that measures one figure by another, or leads over, or a particle."""
        return re.compile(longest_of((*self.measuring, *self.leading, *self.particles)))

    @cached_property
    def denial(self) -> re.Pattern[str]:
        """A word that denies."""
        return re.compile(longest_of(self.denials))

    @cached_property
    def denying(self) -> re.Pattern[str]:
        """Any word that denies, alike or not."""
        return re.compile(f"(?!{_COMING}){longest_of((*self.denials, *_DENY))}")

    @cached_property
    def deny(self) -> re.Pattern[str]:
        """A word that denies, and nothing else."""
        return re.compile(longest_of((*self.denials, "不", "无")))

    @cached_property
    def coming(self) -> re.Pattern[str]:
        """What speaks of things to come."""
        return re.compile("|".join(self.future))

    @cached_property
    def looked(self) -> re.Pattern[str]:
        """A piece between commas that says how one looked, and at what."""
        every = longest_of((*self.papers, *self.looking, *self.leading, *self.particles))
        return re.compile(f"(?:{every}|[，,])+")

    def loosens(self, text: str) -> bool:
        """Whether a text leaves a measure to whoever is asked for it, and does not forbid just that."""
        found = self._loose.search(text)
        return found is not None and not self.forbids(text[: found.start()])

    def forbids(self, before: str) -> bool:
        """Whether what stands last before a place forbids what follows."""
        return bool(self._forbidden.search(before))

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        return re.compile(longest_of(self.loosening))

    @cached_property
    def _forbidden(self) -> re.Pattern[str]:
        return re.compile(f"(?:{longest_of(self.forbidding)}[^，。；]{{0,6}}|不)$")

    @cached_property
    def sampled(self) -> re.Pattern[str]:
        """What says that something is told of some."""
        return re.compile(longest_of(self.sampling))

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """What says that it is told of all."""
        return re.compile(longest_of(self.whole_of))

    @cached_property
    def early(self) -> re.Pattern[str]:
        """What says that something was done in time, or before."""
        return re.compile(longest_of(self.in_time))

    @cached_property
    def basis(self) -> re.Pattern[str]:
        """What something is measured by."""
        return re.compile(longest_of(self.bases))

    @cached_property
    def past(self) -> re.Pattern[str]:
        """The years before."""
        return re.compile(longest_of(self.earlier))

    @cached_property
    def wrong(self) -> re.Pattern[str]:
        """The state of a thing that is not as it should be."""
        return re.compile(longest_of(self.faulty))

    @cached_property
    def shade(self) -> re.Pattern[str]:
        """What tells a finding as a guess, or as graver or milder than it is."""
        return re.compile(longest_of(self.shading))

    @cached_property
    def limiting(self) -> re.Pattern[str]:
        """What says of how many something is told, and nothing else."""
        return re.compile(f"(?:{longest_of(self.limits)})的?")

    def says_nothing(self, text: str) -> bool:
        """Whether a text is of particles alone; 在用, of two of them, is a word of its own."""
        own = len(text) > 1 and text in common_words() and text not in (*self.particles, *self.leading)
        return not content(text) and not own


@cache
def words() -> Words:
    """The lists, read once."""
    table = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    lists = {name: tuple(text.split()) for name, text in table.items() if isinstance(text, str)}
    return Words(**lists)


def content(text: str) -> str:
    """The Chinese characters of a text that is half width, without particles; denials alike."""
    return "".join(_HAN.findall(words().empty.sub("", words().denial.sub("未", text))))


def led_over(text: str) -> str:
    """What a text says beside leading over to what follows: Chinese characters only."""
    return "".join(_HAN.findall(words().led.sub("", text)))


def beside_figures(text: str) -> str:
    """What a text says beside its figures and how one measures another: Chinese characters only."""
    for quantity in reversed(find_quantities(text)):
        text = f"{text[: quantity.start]}，{text[quantity.end :]}"
    return "".join(_HAN.findall(words().measured.sub("", text)))


def same_words(old: str, new: str) -> bool:
    """Whether two texts have the same characters of content, in whatever order."""
    return Counter(content(old)) == Counter(content(new))


def alike(old: str, new: str) -> bool:
    """Whether one text may say what the other says: both are of common words, and half of each is the other."""
    one, other = content(old), content(new)
    shared = sum((Counter(one) & Counter(other)).values())
    return bool(shared) and 2 * shared >= max(len(one), len(other)) and all(map(common, (one, other)))


def common(text: str) -> bool:
    """Whether a text is made of words that anybody uses of any matter."""
    vouched = [a or b for a, b in zip(stock().marks(text), ordinary().marks(text), strict=True)]
    return all(known or char in ordinary().single for char, known in zip(text, vouched, strict=True))


def grounded(new: str, texts: Iterable[str]) -> float:
    """How much of what an addition says stands in some texts: 0 to 1."""
    pairs = bigrams(words().led.sub("，", new))
    known = frozenset().union(*(bigrams(text) for text in texts))
    return len(pairs & known) / len(pairs) if pairs else 1.0
