"""The lexicon of `words.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

_FILE = Path(__file__).parent / "words.toml"


class Lexicon(BaseModel):
    """Words that say the same.

    Attributes:
        connectives: what may begin a sentence and says nothing.
        synonyms: a word, and one that may take its place.
        held_synonyms: the same, held back.
        looked: how one looked before something was found.
        seen: that it was found then.
        single_words: patterns of words of any part of speech, and what may take their place.
        particles: the same of words with a particle, or without.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    connectives: tuple[str, ...]
    synonyms: tuple[tuple[str, str], ...]
    held_synonyms: tuple[tuple[str, str], ...]
    looked: tuple[str, ...]
    seen: tuple[str, ...]
    single_words: tuple[tuple[str, str], ...]
    particles: tuple[tuple[str, str], ...]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships."""
    return Lexicon.model_validate(tomllib.loads(_FILE.read_text(encoding="utf-8")))
