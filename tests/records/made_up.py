"""Runs that never were."""

from datetime import UTC, datetime, timedelta

from drafter.records.runs import Ended, Made, MadeFrom, Refused, Run, Usage, new_id

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def run(number: int = 0, **changes) -> Run:
    """A run that began so many minutes after noon."""
    started = NOON + timedelta(minutes=number)
    told = {
        "id": new_id(started),
        "started": started,
        "took_s": 3.25,
        "command": "draft",
        "case": f"case-{number}",
        "department": "云岭县（虚构）文化馆",
        "year": 2021,
        "ended": Ended.DRAFTED,
        "usage": Usage(calls=7, prompt_tokens=900, completion_tokens=300, waited_s=1.5),
        "made": Made(
            total="82.00",
            grade="良",
            items=7,
            answers=9,
            refusals=(Refused(clause="P1", role="fact", checks=("quantities",)),),
            files={"notice.md": "0" * 64},
        ),
        "made_from": MadeFrom(
            drafter="0.1.0",
            python="3.11.7",
            case="a" * 64,
            rubric="renhua-2022 b",
            config="c",
            prompts="d",
            knowledge="e",
            writer="model:m",
            record="f" * 64,
        ),
    }
    return Run.model_validate({**told, **changes})
