"""`python -m lib init`: a ready database and a sentence, or a sentence on stderr, exit code 2, and nothing written."""

import os
import socket
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from lib import __main__ as command_line
from lib import db
from lib.__main__ import main, spoken
from lib.i18n import languages, words
from lib.schema import Institution, Partner
from tests.db import test_problems as bad
from tests.imports.folders import MOVE, PARTNER, folder

ROOT = Path(__file__).parent.parent
UNIT = {"key": "u", "kind": "faculty", "name": "U", "source": "s"}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of these tests."""
    for name in ("LC_ALL", "LC_MESSAGES", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def answer(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    code = main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_database_is_created_once(blank_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[MOVE])
    place = db.place(blank_url)
    code, out, err = answer(capsys, "init", "--data", at, "--database-url", blank_url)
    assert (code, err) == (0, "")
    assert out.startswith(f"The database at {place} is ready: ")
    with db.transaction(blank_url) as connection:
        connection.execute(update(Partner).values(name="Changed by hand"))
    again = answer(capsys, "init", "--data", at, "--database-url", blank_url)
    kept = "It holds Home University already: no row was changed, and"
    anew = "To read it anew, remove the database first."
    assert again == (0, f"The database at {place} is ready. {kept} {at} was not read. {anew}\n", "")
    nowhere = tmp_path / "nowhere"
    missing = f"There is no folder {nowhere}: name one that holds the tables of a university, such as data/lsu.\n"
    assert answer(capsys, "init", "--data", nowhere, "--database-url", blank_url) == (2, "", missing)
    with db.connect(blank_url) as connection:
        assert connection.execute(select(Partner.name)).scalar_one() == "Changed by hand"


def test_a_migrated_database_without_a_university_is_filled(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = folder(tmp_path / "lsu")
    assert answer(capsys, "init", "--data", at, "--database-url", database_url)[0] == 0
    with db.connect(database_url) as connection:
        assert connection.execute(select(Institution.key)).scalar_one() == "home"


def test_the_rows_of_each_table_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stay = {**MOVE, "status": "live"}
    moves = [{**stay, "end_date": str(date(2025, 6, 1) + timedelta(days=day))} for day in range(175)] * 8
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=moves, unit=[UNIT])
    code, out, err = answer(capsys, "init", "--data", at, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")
    assert (code, err) == (0, "")
    assert out.splitlines()[1:-1] == [
        "        1  institution",
        "    1,400  mobility",
        "        1  partner",
        "       84  rate",
        "        5  source",
        "        1  unit",
        "Tables without a file: activity, agreement, agreement_unit, association, association_member, call, claim, "
        "copublication, grant, grant_partner, joint_programme, membership, partner_name, payment, population, quota, "
        "ranking_result, target.",
    ]
    assert out.splitlines()[-1].startswith(
        "lsu/mobility.csv: 1,225 rows are the same as earlier ones (lines 2 = 177, 3 = 178, 4 = 179, 5 = 180, "
    )


def test_faults_are_said_and_nothing_is_left(
    blank_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[MOVE, {**MOVE, "role": "pupil"}])
    code, out, err = answer(capsys, "init", "--data", at, "--database-url", blank_url)
    sentence = "lsu/mobility.csv, line 3, column role: “pupil” is not one of student, teacher, staff.\n"
    assert (code, out, err) == (2, "", sentence)
    assert_missing(blank_url)
    assert [path.name for path in tmp_path.iterdir()] == ["lsu"]


def test_of_many_faults_some_are_said_and_the_rest_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = [{**MOVE, "partner": "", "role": f"pupil {n}"} for n in range(25)]
    at = folder(tmp_path / "lsu", mobility=[{**MOVE, "partner": ""}, *wrong])
    code, _, err = answer(capsys, "init", "--data", at, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")
    assert code == 2
    assert len(err.splitlines()) == 21
    assert err.endswith("There are 5 more faults like these.\n")


def test_a_fault_that_many_lines_share_is_said_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moves = [MOVE, *[{**MOVE, "mode": "by train"}] * 3, {**MOVE, "mode": "by sea"}, {**MOVE, "mode": "by train"}]
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=moves)
    _, _, err = answer(capsys, "init", "--data", at, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")
    said = "lsu/mobility.csv, line {}, column mode: “{}” is not one of physical, blended, virtual."
    assert err.splitlines() == [
        f"{said.format(3, 'by train')} The same stands in 3 more lines.",
        said.format(6, "by sea"),
    ]


def test_a_failure_while_rows_are_written_leaves_nothing(
    blank_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("lib.__main__.load", failing)
    at = folder(tmp_path / "lsu")
    with pytest.raises(ZeroDivisionError):
        main(["init", "--data", str(at), "--database-url", blank_url])
    assert_missing(blank_url)
    assert [path.name for path in tmp_path.iterdir()] == ["lsu"]


def assert_missing(url: str) -> None:
    """There is no database at the address."""
    with pytest.raises(db.DatabaseProblem) as caught:
        db.check(url)
    assert caught.value.code == "missing"


@pytest.mark.parametrize(
    ("make", "beginning"),
    [
        (bad.empty, "The file {path} is empty"),
        (bad.folder, "{path} is a folder and no database"),
        (bad.sentence_as_file, "The file {path} is damaged or is not a database"),
        (bad.torn, "The file {path} is damaged or is not a database"),
        (bad.another_program, "The database at {path} was not made by Meridian"),
        (bad.from_the_future, "The database at {path} was written by a newer Meridian"),
    ],
)
def test_a_bad_database_is_named_and_left(make, beginning: str, tmp_path: Path, capsys) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "cooperation.db"
    make(path)
    before = {p.name: p.read_bytes() if p.is_file() else None for p in tmp_path.iterdir()}
    code, out, err = answer(capsys, "init", "--data", ROOT / "data" / "lsu", "--database-url", f"sqlite:///{path}")
    assert (code, out) == (2, "")
    assert err.startswith(beginning.format(path=path))
    assert err.count("\n") == 1
    assert {p.name: p.read_bytes() if p.is_file() else None for p in tmp_path.iterdir()} == before


def test_folders_that_are_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    code, _, err = answer(capsys, "init", "--data", tmp_path / "nowhere", "--database-url", url)
    assert (code, err.split(":")[0]) == (2, f"There is no folder {tmp_path / 'nowhere'}")
    code, _, err = answer(capsys, "init", "--data", tmp_path, "--database-url", url)
    said = f"The folder {tmp_path} holds no institution.csv, no institution.xlsx and no sheet of that name"
    assert (code, err.split(":")[0]) == (2, said)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = folder(tmp_path / "lsu")
    for path in (tmp_path / "nowhere" / "x.db", at / "institution.csv" / "x.db"):
        code, out, err = answer(capsys, "init", "--data", at, "--database-url", f"sqlite:///{path}")
        assert (code, out) == (2, "")
        assert err.startswith(f"The database at {path} cannot be opened or written by this user")


def test_the_environment_names_the_database(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'from_environment.db'}")
    assert answer(capsys, "init", "--data", folder(tmp_path / "lsu"))[0] == 0
    assert (tmp_path / "from_environment.db").exists()


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "az_AZ.UTF-8"}, "az"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "az_AZ"}, "az"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "az"}, "az"),
        ({"LANG": "az_AZ.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "tlh_KX@latin"}, "en"),
        ({"LANG": ""}, "en"),
    ],
)
def test_the_language_of_the_terminal(
    variables: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert spoken() == language


def test_the_answer_is_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = answer(capsys, "init", "--language", "az", "--data", tmp_path / "x", "--database-url", "sqlite:///x.db")
    assert err == words("az")("There is no folder {file}: name one that holds the tables of a university, such as data/lsu.", file=tmp_path / "x") + "\n"  # noqa: E501  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing: command. “python -m lib --help” says what the command takes."),
        (["dance"], "command: “dance” is not one of init, template, report."),
        (["init", "--language", "xx"], "--language: “xx” is not one of en, az, ru, tr, uz."),
        (["init", "--data"], "--data: a value is missing."),
        (["init", "now"], "Not known: now. “python -m lib --help” says what the command takes."),
        (["init", "--d", "x"], "ambiguous option: --d could match --database-url, --data. “python -m lib init --help” "
        "says what the command takes."),
    ],
)  # fmt: skip
def test_arguments_that_make_no_sense(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert (caught.value.code, capsys.readouterr().err) == (2, f"{said}\n")


def test_arguments_that_make_no_sense_are_told_in_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    with pytest.raises(SystemExit):
        main(["report", "annual"])
    help_ = "“python -m lib report annual --help”"
    sentence = "Missing: {names}. {help} says what the command takes."
    assert capsys.readouterr().err == words("ru")(sentence, names="--year", help=help_) + "\n"


def test_a_console_without_our_letters_is_no_error(tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[MOVE])
    command = [sys.executable, "-m", "lib", "init", "--language", "az", "--data", str(at)]
    command += ["--database-url", f"sqlite:///{tmp_path / 'x.db'}"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "ascii"}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "m?lumat bazas? haz?rd?r" in done.stdout


def test_who_stops_it_reads_a_word_and_no_trace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "workbook", stopped)
    given = ("init", "--data", tmp_path, "--database-url", f"sqlite:///{tmp_path / 'x.db'}")
    assert answer(capsys, *given) == (130, "", "Stopped.\n")
    assert not (tmp_path / "x.db").exists()


def test_the_command_as_it_is_typed(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "lib", "init", "--data", "data/lsu"]
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'x.db'}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


def test_an_empty_workbook_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "office.xlsx"
    said = f"An empty workbook was written to {place}; its first sheet says how to go on.\n"
    assert answer(capsys, "template", "--out", place) == (0, said, "")
    begun = place.read_bytes()
    there = f"The file {place} is there already: choose another place with --out.\n"
    assert answer(capsys, "template", "--out", place) == (2, "", there)
    assert place.read_bytes() == begun
    nowhere = tmp_path / "no" / "office.xlsx"
    unwritable = f"The file {nowhere} cannot be written: choose another place with --out.\n"
    assert answer(capsys, "template", "--out", nowhere) == (2, "", unwritable)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", "٨٥٠١", ""])
def test_what_is_no_port(blank_url: str, port: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = words(language)("“{port}” is no port: choose a number up to 65535, such as PORT=8600.", port=port)
    asked = ("init", "--database-url", blank_url, "--language", language, f"--port={port}")
    assert answer(capsys, *asked) == (2, "", f"{said}\n")


def test_a_port_that_is_taken(blank_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said before anything is done, and a port that is free again is no hindrance."""
    at = folder(tmp_path / "lsu")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        asked = ("init", "--data", at, "--database-url", blank_url, "--port", port)
        said = f"Port {port} is taken: stop what uses it, or choose another, such as PORT=8600.\n"
        assert answer(capsys, *asked) == (2, "", said)
    code, out, err = answer(capsys, *asked)
    assert (code, err) == (0, "")
    assert " is ready: " in out
