"""Workbooks opened by LibreOffice, without a window, and saved again: every cell and every chart is still there."""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from lib import db
from lib.drawing import sheets
from lib.i18n import languages, words
from lib.imports.template import template
from tests.drawing import pictures
from tests.live import OFFICE
from tests.reports import reading
from tests.reports.conftest import Make, file_of


def opened(files: dict[str, bytes], at: Path) -> dict[str, bytes]:
    """What LibreOffice saves of what it read; it is started once for all of them."""
    assert OFFICE is not None
    given, taken = at / "given", at / "taken"
    given.mkdir()
    for name, data in files.items():
        (given / f"{name}.xlsx").write_bytes(data)
    profile = f"-env:UserInstallation={(at / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(taken)]
    done = subprocess.run(
        [*command, *map(str, sorted(given.iterdir()))], capture_output=True, text=True, timeout=300, check=True
    )
    assert not re.search("error|repair", f"{done.stdout}{done.stderr}", re.IGNORECASE), done.stdout + done.stderr
    return {name: (taken / f"{name}.xlsx").read_bytes() for name in files}


def parts(data: bytes, folder: str) -> int:
    """How many files of a folder a workbook holds: xl/charts, xl/tables ..."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(bool(re.fullmatch(rf"xl/{folder}/[a-z]+\d+\.xml", name)) for name in archive.namelist())


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
def test_office_opens_what_meridian_writes(make: Make, lsu_url: str, tmp_path: Path) -> None:
    files = {
        f"{what}-{language}": file_of(make(what, language), "xlsx")
        for what in ("annual", "quarterly", "brief", "empty")
        for language in languages()
    }
    for w in map(words, languages()):
        with db.connect(lsu_url) as connection:
            files[f"cards-{w.language}"] = sheets.workbook(pictures.drawn(connection, w).values(), w)
            files[f"lists-{w.language}"] = sheets.workbook(pictures.tables(connection, w).values(), w, drawn=False)
        files[f"template-{w.language}"] = template(w)
    for name, data in opened(files, tmp_path).items():
        before, after = reading.workbook(files[name]), reading.workbook(data)
        assert list(after) == list(before), name
        for sheet, cells in before.items():
            # An empty text is no cell to LibreOffice.
            assert after[sheet] == pytest.approx({at: held for at, held in cells.items() if held != ""}), (name, sheet)
        assert parts(data, "charts") == parts(files[name], "charts"), name
    assert [parts(files[f"{name}-en"], "charts") for name in ("template", "lists", "annual", "cards")] == [0, 0, 10, 15]
