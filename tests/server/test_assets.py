import gzip
import re
from pathlib import Path

import brotli
import pytest

from lib.assets import BUNDLE, OURS, Assets, accepted, chunks, imports_of, served, streamlit_static
from tests.http import ask
from tests.live import ROOT, Server

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


def plotly() -> str:
    return BUNDLE + "js/" + chunks(streamlit_static(), ("PlotlyChart",))[0]


@pytest.mark.parametrize("encoding", ["br", "gzip"])
@pytest.mark.parametrize("path", [plotly(), OURS + "world.geojson"])
def test_compressed_bytes_are_the_same_bytes(server: Server, path: str, encoding: str) -> None:
    answer = ask(server.url, path, accept_encoding=encoding)
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    assert UNPACK[encoding](answer.body) == served().files[path].read_bytes()
    assert len(answer.body) < served().files[path].stat().st_size / 2


def test_every_file_of_the_bundle_unpacks_to_itself(tmp_path: Path) -> None:
    static = streamlit_static() / "static"
    names = sorted(p for p in (static / "css").iterdir()) + sorted((static / "js").iterdir())[:5]
    assets = Assets({BUNDLE: static}, cache=tmp_path)
    for path in names:
        for encoding, unpack in UNPACK.items():
            file = assets.ready(BUNDLE + path.relative_to(static).as_posix(), {encoding})
            assert file is not None
            assert unpack(file.body) == path.read_bytes()


def test_plain_for_who_asks_for_plain(server: Server) -> None:
    answer = ask(server.url, plotly())
    assert "Content-Encoding" not in answer.headers
    assert answer.body == served().files[plotly()].read_bytes()


def test_hashed_names_are_kept_for_good_and_ours_for_an_hour(server: Server) -> None:
    assert "immutable" in ask(server.url, plotly()).headers["Cache-Control"]
    assert ask(server.url, OURS + "world.geojson").headers["Cache-Control"] == "public, max-age=3600"
    assert ask(server.url, "/").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/", plotly(), OURS + "world.geojson"])
def test_what_the_browser_has_is_not_sent_again(server: Server, path: str) -> None:
    first = ask(server.url, path, accept_encoding="br")
    tag = first.headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = ask(server.url, path, accept_encoding="br", if_none_match=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == tag
    assert ask(server.url, path, accept_encoding="br", if_none_match='"other"').status == 200


def test_each_encoding_has_its_own_tag(server: Server) -> None:
    tags = {ask(server.url, plotly(), accept_encoding=e).headers["ETag"] for e in ("br", "gzip", "identity")}
    assert len(tags) == 3


@pytest.mark.parametrize("path", ["/", plotly()])
def test_head_says_the_same_and_sends_nothing(server: Server, path: str) -> None:
    get, head = (ask(server.url, path, method, accept_encoding="gzip") for method in ("GET", "HEAD"))
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


def test_a_range_counts_plain_bytes(server: Server) -> None:
    path = OURS + "world.geojson"
    answer = ask(server.url, path, accept_encoding="br, gzip", range="bytes=10-19")
    assert answer.status == 206
    assert "Content-Encoding" not in answer.headers
    assert answer.body == served().files[path].read_bytes()[10:20]
    assert ask(server.url, path, range="bytes=999999999-").status == 416


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/js/..%2f..%2f..%2findex.html",
        "/app/static/../app.py",
        "/app/static/%2e%2e/app.py",
        "/app/static/..%5capp.py",
        "/app/static//etc/passwd",
        "/app/static/%00",
        "//etc/passwd",
        "/app/static/.hidden",
        "/static/js",
    ],
)
def test_nothing_outside_the_two_folders(server: Server, path: str) -> None:
    answer = ask(server.url, path)
    assert answer.status in (303, 400, 404) or b"<title>Meridian</title>" in answer.body
    assert b"root:" not in answer.body
    assert b"st.App" not in answer.body


def test_a_link_in_the_folder_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "link.txt").symlink_to(tmp_path / "secret")
    assert not Assets({OURS: tmp_path / "static"}, cache=tmp_path / "cache").files


def test_a_changed_file_never_meets_yesterdays(tmp_path: Path) -> None:
    static = tmp_path / "static"
    static.mkdir()
    for text in ("old", "new"):
        (static / "map.geojson").write_text(text * 100)
        file = Assets({OURS: static}, cache=tmp_path / "cache").ready(OURS + "map.geojson", {"gzip"})
        assert file is not None
        assert gzip.decompress(file.body) == (text * 100).encode()


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.js").write_text("1" * 1000)
    (tmp_path / "file").touch()
    file = Assets({OURS: tmp_path / "static"}, cache=tmp_path / "file" / "below").ready(OURS + "a.js", {"br"})
    assert file is not None
    assert brotli.decompress(file.body) == b"1" * 1000


@pytest.mark.parametrize(
    ("header", "encodings"),
    [
        ("", set()),
        ("gzip, deflate, br", {"gzip", "deflate", "br"}),
        ("br;q=0, gzip;q=0.5", {"gzip"}),
        ("br; q=0.0,GZIP", {"gzip"}),
    ],
)
def test_accept_encoding(header: str, encodings: set[str]) -> None:
    assert accepted(header) == encodings


def test_chunks_are_what_is_needed_at_once() -> None:
    assert imports_of('import{a}from"./a.js";import"./b.js";x=()=>import("./later.js");import"./c.css"') == {
        "a.js",
        "b.js",
    }
    found = chunks(streamlit_static(), ("PlotlyChart", "DeckGlJsonChart"))
    assert found[0].startswith("PlotlyChart.")
    assert any(name.startswith("DeckGlJsonChart.") for name in found)


def test_index_html_is_ours(server: Server) -> None:
    page = ask(server.url, "/secret").body.decode()
    assert "<title>Meridian</title>" in page
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert "agent" not in page
    files = {"/" + address for address in re.findall(r'(?:src|href)="\./([^"]+)"', page)}
    assert files - set(served().files) <= {OURS + "favicon.png"}
    assert len(files) > 50


def test_under_another_base_path(sample: Path, tmp_path: Path) -> None:
    options = {"server.baseUrlPath": "office/meridian"}
    with Server(sample, tmp_path / "log", options, PYTHONPATH=str(ROOT)) as server:
        base = "/office/meridian"
        assert b"<title>Meridian</title>" in ask(server.url, f"{base}/secret").body
        answer = ask(server.url, base + plotly(), accept_encoding="gzip")
        assert gzip.decompress(answer.body) == served().files[plotly()].read_bytes()
        assert ask(server.url, f"{base}/_stcore/agent/mcp").status == 404
