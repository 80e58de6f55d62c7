"""`python -m lib report`: a file and a sentence, or one sentence on stderr and exit code 2."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from lib.__main__ import main
from lib.i18n import languages, words
from tests.reports import reading


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch, lsu_url: str, tmp_path: Path) -> None:
    """The day, the database, and a folder of the test's own."""
    monkeypatch.setenv("MERIDIAN_TODAY", "2026-11-21")
    monkeypatch.setenv("DATABASE_URL", lsu_url)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["report", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_an_annual_report_as_it_is_typed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    typed = ["annual", "--year", "2025", "--language", "az", "--format", "pdf", "--out", "report.pdf"]
    code, out, err = answer(capsys, *typed)
    said = words("az")(
        "{title}, {period}: written to {place}.", title="İllik hesabat", period="2025", place="report.pdf"
    )
    assert (code, out, err) == (0, f"{said}\n", "")
    assert "Lənkəran Dövlət Universiteti" in PdfReader(tmp_path / "report.pdf").pages[0].extract_text()


def test_without_a_place_the_file_has_its_usual_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert answer(capsys, "quarterly", "--year", "2025", "--quarter", "3", "--format", "xlsx")[0] == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == ["quarterly-2025-q3.xlsx"]
    cover = next(iter(reading.workbook((tmp_path / "quarterly-2025-q3.xlsx").read_bytes()).values()))
    assert "Q3 2025" in cover.values()


@pytest.mark.parametrize("country", ["tr", "Türkiye"])
def test_a_country_as_slides(capsys: pytest.CaptureFixture[str], tmp_path: Path, country: str) -> None:
    assert answer(capsys, "brief", "--country", country, "--format", "pptx", "--out", "tr.pptx")[0] == 0
    cover = reading.slides((tmp_path / "tr.pptx").read_bytes())[0]
    assert "Türkiye" in [shape.text_frame.text for shape in cover.shapes]


def test_the_name_of_the_file_says_its_format(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert answer(capsys, "annual", "--year", "1950", "--out", "r.XLSX")[0] == 0
    assert reading.workbook((tmp_path / "r.XLSX").read_bytes())
    code, out, err = answer(capsys, "annual", "--year", "1950", "--out", "r.docx")
    assert (code, out) == (2, "")
    assert err.startswith("A report in the format pdf cannot be called r.docx: ")


def test_a_partner_by_its_key(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = answer(capsys, "brief", "--partner", "marmara-university")
    assert (code, err) == (0, "")
    assert out == "Partner brief, Marmara University: written to brief-marmara-university.pdf.\n"
    pages = [page.extract_text() for page in PdfReader(tmp_path / "brief-marmara-university.pdf").pages]
    assert "Marmara University" in pages[0]
    assert "26 moves with this partner: 17 out, 9 in." in "".join(pages)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(
    ("arguments", "text", "values"),
    [
        (
            ["quarterly", "--year", "2025", "--quarter", "5"],
            "There is no quarter “{value}”: a year has the quarters 1 to 4.",
            {"value": "5"},
        ),
        (
            ["annual", "--year", "3000"],
            "“{value}” is no year to report on: choose one from {first} to {last}.",
            {"value": "3000", "first": 1900, "last": 2026},
        ),
        (
            ["brief", "--country", "ZZ"],
            "There is no country “{value}”: write its two letters of ISO 3166-1, such as TR.",
            {"value": "ZZ"},
        ),
        (
            ["brief", "--partner", "marmara"],
            "There is no partner “{value}”: write its key as partner.csv has it, such as ankara-university.",
            {"value": "marmara"},
        ),
        (
            ["annual", "--year", "2025", "--out", "nowhere/report.pdf"],
            "The file {place} cannot be written: choose another place with --out.",
            {"place": "nowhere/report.pdf"},
        ),
        (
            ["brief", "--country", "TR", "--out", "."],
            "The file {place} cannot be written: choose another place with --out.",
            {"place": "."},
        ),
        (
            ["annual", "--year", "2025", "--format", "pdf", "--out", "a.docx"],
            "A report in the format {format} cannot be called {place}: its name must end in .{format}; there are "
            "{formats}.",
            {"format": "pdf", "place": "a.docx", "formats": "pdf, pptx, xlsx"},
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_in_the_language_asked_for(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    arguments: list[str],
    text: str,
    values: dict[str, object],
    language: str,
) -> None:
    there = set(tmp_path.iterdir())
    code, out, err = answer(capsys, *arguments, "--language", language)
    assert (code, out, err) == (2, "", words(language)(text, **values) + "\n")
    assert set(tmp_path.iterdir()) == there


def test_what_only_writing_shows_is_said_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A folder that is there does not take every name."""
    there, name = set(tmp_path.iterdir()), "n" * 300
    said = f"The file {name} cannot be written: choose another place with --out.\n"
    assert answer(capsys, "annual", "--year", "1950", "--format", "xlsx", "--out", name) == (2, "", said)
    assert set(tmp_path.iterdir()) == there


def test_a_missing_database_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///nowhere.db")
    code, out, err = answer(capsys, "annual", "--year", "2025")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "nowhere.db" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing: kind. “python -m lib report --help” says what the command takes."),
        (["annual"], "Missing: --year. “python -m lib report annual --help” says what the command takes."),
        (["annual", "--year", "2025", "--format", "doc"], "--format: “doc” is not one of pdf, pptx, xlsx."),
        (
            ["quarterly"],
            "Missing: --year, --quarter. “python -m lib report quarterly --help” says what the command takes.",
        ),
        (["brief"], "One of these is missing: --country --partner."),
        (["brief", "--country", "TR", "--partner", "p"], "--partner and --country exclude each other."),
    ],
)
def test_arguments_that_make_no_sense(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["report", *arguments])
    assert (caught.value.code, capsys.readouterr().err) == (2, f"{said}\n")
