"""A problem that says that nothing is wrong: 报批手续并无不齐 is the contrary of what it has to tell."""

import re
from collections.abc import Iterator

from drafter.verification.model import Severity, Violation
from drafter.verification.reading.examination import Examination
from drafter.verification.report import violation

NAME = "polarity"
_FLAWLESS = re.compile(
    "(?:并无|并没有|没有|不存在|均无|都无|无)(?:任何|什么|明显)?"
    "不(?:齐全?|全|妥|当|足|符|实|规范|合规|到位|及时|完整|一致|准确)(?:之处|情况|情形|问题|现象)?(?=[，。；]|$)"
)
_OTHERS = re.compile("其余|其他|另外|除|是否|认为|自评|自述|填|称|表述|反映|以外|之外")
"""Of others it may be so, and somebody may have said so."""
_NOT = "不"


def check(examination: Examination) -> Iterator[Violation]:
    """Such words in the problems: a person looks."""
    for sentence in examination.judged_sentences:
        if sentence.advised or _NOT not in sentence.text:
            continue
        for match in _FLAWLESS.finditer(sentence.text):
            if not _OTHERS.search(sentence.text, 0, match.start()):
                where = (examination.text, sentence.start + match.start(), sentence.start + match.end())
                yield violation(NAME, "flaw_denied", where, severity=Severity.REVIEW)
