"""The wording base as the comparison takes it."""

from pathlib import Path

from drafter.comparison.house import DefectWording, House
from drafter.knowledge.wording import load_wording

BASE = Path(__file__).parents[2] / "knowledge"


def house() -> House:
    """Approved wording of the base that ships; no past notices."""
    return House(
        defects=tuple(
            DefectWording(
                id=defect.id,
                theme=theme.id,
                title=theme.name,
                names=(defect.name, defect.heading, *defect.leads),
                cues=defect.cues,
                phrases=(*defect.effects, *(f"{remedy.lead}。{remedy.action}" for remedy in defect.remedies)),
            )
            for theme, defect in load_wording(BASE / "wording").defects()
        )
    )
