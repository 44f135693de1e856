"""Against published documents, where the corpus lies beside the repository: the same problems and figures."""

from pathlib import Path

import pytest

from drafter.assets import asset
from drafter.bootstrap.cases import load_case_file
from drafter.bootstrap.services import build_services
from drafter.config.settings import Config, EmbedderKind, KnowledgeSettings, WriterKind
from drafter.findings.model import QUANTITIES
from drafter.pipeline import draft_notice
from drafter.text.quantities import find_quantities
from drafter.verification.model import Section

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the corpus is not beside this repository")

WORDS_ALONE = Config(knowledge=KnowledgeSettings(embedder=EmbedderKind.NONE))


class Silent:
    def stage(self, name):
        pass

    def progress(self, done, total):
        pass


def drafted(name):
    loaded = load_case_file(asset(f"examples/{name}/case.yaml"), WORDS_ALONE)
    services = build_services(WORDS_ALONE, writer=WriterKind.OFFLINE, fallback=False)
    return draft_notice(loaded.case, services, Silent())


def published(seed, begin, end):
    text = (SEEDS / seed).read_text(encoding="utf-8")
    return text[text.index(begin) : text.index(end)]


def section(notice, which):
    manuscript = notice.dossier.manuscript
    items = manuscript.of(which)
    return manuscript.text[items[0].start : items[-1].end]


@pytest.mark.parametrize(
    ("name", "seed", "begin", "end"),
    [
        ("renhua-2021", "renhua-2021-third-party-evaluation.txt", "五、存在问题", "六、相关建议"),
        ("shaoguan-2023", "shaoguan-2023-review-notice.txt", "三、存在问题", "四、建议"),
    ],
)
def test_every_amount_and_rate_of_the_published_problems_stands_in_the_draft(name, seed, begin, end):
    figures = [q for q in find_quantities(published(seed, begin, end)) if q.dimension[:1] in ("元", "%")]
    mine = {q.value for q in find_quantities(section(drafted(name), Section.PROBLEMS))}
    assert [q.text for q in figures if q.value not in mine] == []


def longest_shared(one, other, limit):
    """The first run of `limit` Chinese characters that two texts share, or an empty string."""
    runs = {other[at : at + limit] for at in range(len(other) - limit)}
    return next((one[at : at + limit] for at in range(len(one) - limit) if one[at : at + limit] in runs), "")


def test_the_draft_is_not_a_copy_of_the_published_sentences():
    source = "".join(published("renhua-2021-third-party-evaluation.txt", "五、存在问题", "附件：").split())
    notice = drafted("renhua-2021")
    names = {fact.value for _, fact in notice.dossier.case.all_facts() if fact.kind not in QUANTITIES}
    text = section(notice, Section.PROBLEMS) + section(notice, Section.RECOMMENDATIONS)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "〔〕")
    assert longest_shared("".join(text.split()), source, 24) == ""
