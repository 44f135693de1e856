"""Names and numbers of things for made-up cases."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random

from drafter.findings.model import FactKind, Role
from evals.mutations.scenes import FactSpec

_FILE = Path(__file__).parent / "names.toml"


@dataclass(frozen=True)
class Names:
    """The lists of `names.toml`.

    Attributes:
        pools: names by role.
        agencies: the letters before the bracket of a document number.
        words: what a made-up case says of itself.
        lists: sentences about norms, by name.
    """

    pools: Mapping[str, tuple[str, ...]]
    agencies: tuple[str, ...]
    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]

    def draw(self, spec: FactSpec, rng: Random, year: int, taken: frozenset[str]) -> str:
        """A name or number that is not taken."""
        for _ in range(40):
            found = self._one(spec, rng, year)
            if found not in taken:
                return found
        return found + str(rng.randint(1, 9))

    def _one(self, spec: FactSpec, rng: Random, year: int) -> str:
        if spec.kind is FactKind.DOCUMENT_NUMBER:
            return f"{rng.choice(self.agencies)}〔{year - rng.randint(0, 1)}〕{rng.randint(2, 180)}号"
        if spec.kind is FactKind.CONTRACT_NUMBER:
            return rng.choice(
                (
                    f"HT-{year}-{rng.randint(1_000_000, 9_999_999):08d}",
                    f"YL{year % 100}GZ{rng.randint(11, 989):03d}",
                    f"YLCG{year}-{rng.randint(101, 9899):04d}",
                )
            )
        if spec.kind is FactKind.VOUCHER_NUMBER:
            number = rng.randint(3, 987)
            return rng.choice((f"{number:04d}#凭证", f"记-{number:04d}号凭证", f"转字第{number}号凭证"))
        return rng.choice(self.pools.get(spec.role.value, self.pools[Role.UNIT.value]))


@lru_cache(maxsize=1)
def load_names() -> Names:
    """The lists that ship with the generators."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    pools = {role: tuple(names) for role, names in raw.items() if isinstance(names, list) and not role.isascii()}
    words = {key: text for key, text in raw.items() if isinstance(text, str)}
    lists = {key: tuple(found) for key, found in raw.items() if isinstance(found, list) and key.isascii()}
    return Names(pools, lists["agencies"], words, lists)
