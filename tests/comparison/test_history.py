"""Earlier notices of a department: those of the base, and those that were taken in."""

from pathlib import Path

from drafter.comparison.reading import Known
from drafter.knowledge.catalogue import Entry, Listed
from drafter.knowledge.description import Description, Told
from drafter.knowledge.source_kind import SourceKind
from drafter.years import earlier, side_from
from tests.comparison.texts import DEPARTMENT, notice, side


def entry(
    path: Path, year: int | None, department: str = DEPARTMENT, kind: SourceKind = SourceKind.NOTICE
) -> Listed:
    digest = side_from(path, "old", None).digest if path.exists() else f"{year}"
    described = Description(kind=kind, title=path.stem, department=department, year=year)
    told = Told()
    return Listed(
        Entry(
            path=str(path),
            digest=digest,
            version=1,
            taken_in="2026-01-01T00:00:00+00:00",
            made_by="test",
            told=told,
            described=described,
            sketch=b"",
        ),
        passages=1,
    )


def written(folder: Path, year: int, department: str = DEPARTMENT) -> Path:
    path = folder / f"{department[:2]}-{year}.md"
    path.write_text(notice([f"支出率为{year - 1950}.40%。"], year=year, department=department), encoding="utf-8")
    return path


def test_notices_of_the_base_and_of_the_catalogue_are_found_once_and_the_latest_first(tmp_path):
    base, elsewhere = tmp_path / "base", tmp_path / "elsewhere"
    base.mkdir()
    elsewhere.mkdir()
    shipped, taken = written(base, 2020), written(elsewhere, 2021)
    again = elsewhere / "copy.md"
    again.write_bytes(shipped.read_bytes())
    later, foreign = written(elsewhere, 2023), written(elsewhere, 2019, "白石县民政局（虚构）")
    listed = [
        entry(taken, 2021),
        entry(again, 2020),
        entry(later, 2023),
        entry(foreign, 2019, "白石县民政局（虚构）"),
        entry(elsewhere / "gone.docx", 2018),
        entry(taken.with_name("report.md"), 2017, kind=SourceKind.REPORT),
    ]
    found = earlier(side(notice(["支出率为82.10%。"], year=2022)), base, listed)
    assert found.paths == (taken, shipped)
    assert found.lost == (elsewhere / "gone.docx",)
    assert "gone.docx" in found.remarks()[0]


def test_the_notice_itself_is_no_earlier_one(tmp_path):
    path = written(tmp_path, 2021)
    new = side_from(path, "new", None)
    assert earlier(new, tmp_path, [entry(path, 2021)]).paths == ()


def test_a_notice_without_a_department_has_no_earlier_ones(tmp_path):
    path = written(tmp_path, 2020)
    new = side("支出率为82.10%。\n", known=Known(year=2022))
    assert earlier(new, tmp_path, [entry(path, 2020)]).paths == ()
