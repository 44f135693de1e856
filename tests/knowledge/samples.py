"""Passages made up for tests, and the two ports in memory."""

from collections.abc import Iterator
from contextlib import contextmanager

from drafter.knowledge.lexical import tokens
from drafter.knowledge.model import Passage, PassageKind
from drafter.knowledge.passages import passage_id

PROBLEMS = {
    "late": "部分合同备案滞后，超过法定期限。",
    "early": "个别合同备案先于签订，程序倒置。",
    "assets": "固定资产长期未盘点，账实不符。",
    "budget": "项目支出进度偏慢，资金沉淀较多。",
}


def passage(
    text, kind=PassageKind.PROBLEM, source="yunling-2021", department="云岭县文化馆（虚构）", year=2021, section=""
):
    return Passage(
        id=passage_id(kind, source, section, text),
        kind=kind,
        text=text,
        source=source,
        title=f"{department}{year}年复核报告",
        section=section,
        department=department,
        year=year,
        sample=True,
    )


class CountingEmbedder:
    """Embeds by counting characters; says how often it was asked, and can fail on the way."""

    def __init__(self, name="counting-1", fails_after=None):
        self.name = name
        self.embedded = []
        self._fails_after = fails_after

    def passages(self, texts):
        if self._fails_after is not None and len(self.embedded) + len(texts) > self._fails_after:
            raise KeyboardInterrupt
        self.embedded += texts
        return [self.query(text) for text in texts]

    def query(self, text):
        vector = [0.0] * 64
        for token in tokens(text):
            vector[sum(map(ord, token)) % 64] += 1
        return vector


class MemoryStore:
    """A `VectorStore` that forgets with the test."""

    def __init__(self):
        self.vectors_by_id = {}
        self.kinds = {}
        self.stamped = {}
        self.entered = 0

    @contextmanager
    def exclusive(self, *, wait=True) -> Iterator[bool]:  # noqa: ARG002 - nobody else is ever here
        self.entered += 1
        yield True

    def stamp(self):
        return self.stamped

    def record(self, stamp):
        self.stamped = dict(stamp)

    def ids(self):
        return set(self.vectors_by_id)

    def add(self, passages, vectors):
        for one, vector in zip(passages, vectors, strict=True):
            self.vectors_by_id[one.id] = vector
            self.kinds[one.id] = one.kind

    def remove(self, ids):
        for name in ids:
            self.vectors_by_id.pop(name, None)

    def nearest(self, vector, k, kinds):
        def distance(name):
            return -sum(one * other for one, other in zip(vector, self.vectors_by_id[name], strict=True))

        return sorted((name for name in self.vectors_by_id if self.kinds[name] in kinds), key=distance)[:k]

    def vectors(self, ids):
        return {name: self.vectors_by_id[name] for name in ids if name in self.vectors_by_id}
