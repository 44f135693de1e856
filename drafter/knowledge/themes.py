"""Which theme of the approved wording a clause of a past document is about."""

from collections.abc import Callable

from drafter.knowledge.sections import HEADING_JOINT
from drafter.knowledge.wording import Wording

_TELLING = 4
"""Weight that makes a theme likely: two characters of a cue in the heading, or four in the clause."""

_HEADING_WEIGHT = 2


def theme_of(wording: Wording) -> Callable[[str, str], str]:
    """Tells the id of the theme that a clause is about, from its heading path and its text; empty where in doubt.

    The cues of every defect are looked for, those in the innermost heading counting twice, with the words by which
    a theme knows its indicators. Where two themes fit alike neither is told.
    """
    cues = wording.cues
    theme_ids = {defect.id: theme.id for theme, defect in wording.defects()}

    def told(section: str, text: str) -> str:
        heading, plain = cues.plain(section.rpartition(HEADING_JOINT)[2]), cues.plain(text)
        covered = wording.covered(plain)
        for defect, count in wording.covered(heading).items():
            covered[defect] = covered.get(defect, 0) + _HEADING_WEIGHT * count
        weights = dict.fromkeys(theme_ids.values(), 0)
        for defect, count in covered.items():
            weights[theme_ids[defect]] = max(weights[theme_ids[defect]], count)
        for theme in wording.themes:
            weights[theme.id] += max((len(word) for word in theme.indicators if word in heading), default=0)
        best = sorted(weights.items(), key=lambda pair: -pair[1])[:2]
        sure = best and best[0][1] >= _TELLING and (len(best) == 1 or best[0][1] > best[1][1])
        return best[0][0] if sure else ""

    return told
