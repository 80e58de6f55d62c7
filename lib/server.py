"""A request in; the answer out with our headers, our index.html and compressed files, before Streamlit sees it.

`app.py` hands `middleware()` and `lifespan` to `st.App`. Nothing here imports Streamlit.
"""

import gc
import hashlib
import importlib
import logging
import pkgutil
import secrets
import socket
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import lib
from lib.assets import OURS, Assets, accepted, chunks, served, streamlit_static
from lib.shell import basic_fonts, shell

SECURITY: Final = {
    "content-security-policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",  # Streamlit's own style engine writes <style> elements
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob:",
            "worker-src 'self' blob:",
            "frame-ancestors 'self'",
            "base-uri 'self'",
            "object-src 'none'",
            "form-action 'self'",
        )
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), fullscreen=(self)",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
# Streamlit's interface for programs would hand out what is on the pages, and its metrics how many people look at them.
CLOSED: Final = ("/_stcore/agent", "/_stcore/metrics")
# The first page needs these, so they are compressed first. To fetch the chart code early (modulepreload, preload) was
# measured in pairs: it takes line and processor from Streamlit's own start, and the first chart comes no sooner.
FIRST: Final = ("index", "PlotlyChart", "DeckGlJsonChart")

LIBRARIES: Final = ("pandas", "pyarrow", "plotly.graph_objects", "plotly.io", "pydeck", "psycopg", "xlsxwriter")

_log = logging.getLogger("meridian")


def reference() -> str:
    """A name for one error, short enough to be read out on the telephone."""
    return secrets.token_hex(4).upper()


def report(error: BaseException) -> str:
    """Write an error with its trace to stderr, and give the reference under which it stands there."""
    number = reference()
    _log.error("[%s] %s: %s", number, type(error).__name__, error, exc_info=error)
    return number


def middleware(base_path: str = "") -> list[Middleware]:
    """What `st.App` puts in front of Streamlit; the base path is Streamlit's `server.baseUrlPath`."""
    return [Middleware(Front, assets=served(), base="/" + base_path.strip("/") if base_path.strip("/") else "")]


@asynccontextmanager
async def lifespan(address: str, _app: object) -> AsyncIterator[None]:
    """The start of the process: log, imports, compressed files; then everything that will stay is frozen for the GC."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.INFO)
    await run_in_threadpool(warm_up)
    first = [f"/static/js/{name}" for name in chunks(streamlit_static(), FIRST)]
    threading.Thread(target=served().compress_all, args=(first,), daemon=True, name="compress").start()
    # Half a million objects of the imported libraries never die; without this each full collection walks them: 70 ms.
    gc.collect()
    gc.freeze()
    print(f"Meridian is at {address} (Ctrl+C stops it)", flush=True)
    yield


def warm_up() -> None:
    """Import everything that a page may import, so that the first reader does not wait for it."""
    ours = (module.name for module in pkgutil.walk_packages(lib.__path__, "lib."))
    for name in (*LIBRARIES, *(name for name in ours if not name.startswith(("lib.migrations", "lib.__main__")))):
        try:
            importlib.import_module(name)
        except ImportError as error:
            # The page that needs it will say so to its reader; the others go on.
            _log.warning("%s is not there: %s", name, error)


class Front:
    """The ASGI middleware: one answer for each request, and never one without the security headers."""

    def __init__(self, app: ASGIApp, assets: Assets, base: str = "") -> None:
        self.app, self.assets, self.base = app, assets, base
        static = streamlit_static()
        page = shell((static / "index.html").read_text("utf-8"), [a for a in basic_fonts() if a in assets.files])
        self.page = page.encode()
        self.page_etag = f'"{hashlib.sha256(self.page).hexdigest()[:20]}"'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let Streamlit answer."""
        _at_once(receive)
        if scope["type"] == "lifespan":
            _quiet_server(receive)
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, _refusing(scope, _guarded(send)))
        else:
            await self._http(scope, receive, _guarded(send))

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._own(scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            if self._may_be_page(scope):
                await self.app(_unconditional(scope), receive, self._with_our_page(scope, watched))
            else:
                await self.app(scope, receive, watched)
        except Exception as error:
            text = f"Something went wrong. Reference: {report(error)}"
            if not started:
                await PlainTextResponse(text, 500)(scope, receive, send)

    async def _own(self, scope: Scope) -> Response | None:
        """Our answer, if the request is for a file that we serve or for a door that we keep shut."""
        path = scope["path"].removeprefix(self.base)
        if path.startswith(CLOSED) and (path in CLOSED or path.startswith(tuple(f"{door}/" for door in CLOSED))):
            return PlainTextResponse("Not found", 404)
        if scope["method"] not in ("GET", "HEAD") or path not in self.assets.files:
            return None
        headers = Headers(scope=scope)
        # A range counts the bytes of the plain file.
        encodings = set() if "range" in headers else accepted(headers.get("accept-encoding", ""))
        file = await run_in_threadpool(self.assets.ready, path, encodings)
        if file is None:
            return None
        about = {"etag": file.etag, "cache-control": file.cache_control, "vary": "Accept-Encoding"}
        if _known(headers, file.etag):
            return Response(status_code=304, headers=about)
        if "range" in headers:
            return FileResponse(self.assets.files[path], headers=about, media_type=file.media_type)
        if file.encoding:
            about["content-encoding"] = file.encoding
        return Response(file.body, headers=about, media_type=file.media_type)

    def _with_our_page(self, scope: Scope, send: Send) -> Send:
        """Every address that is none of Streamlit's own gets its index.html: there ours goes out instead."""
        ours = False

        async def swapped(message: Message) -> None:
            nonlocal ours
            if message["type"] == "http.response.start" and _is_page(message):
                ours = True
                await self._send_page(scope, send)
            elif not ours:
                await send(message)

        return swapped

    def _may_be_page(self, scope: Scope) -> bool:
        inner = ("/_stcore/", "/media/", "/component/", OURS)
        return scope["method"] in ("GET", "HEAD") and not scope["path"].removeprefix(self.base).startswith(inner)

    async def _send_page(self, scope: Scope, send: Send) -> None:
        if "/" in scope["path"].removeprefix(self.base).strip("/"):
            # No page has an address of two parts, and from there the page's own files could not be found.
            await RedirectResponse(f"{self.base}/", 303)(scope, _nothing, send)
            return
        about = {"etag": self.page_etag, "cache-control": "no-cache"}
        known = _known(Headers(scope=scope), self.page_etag)
        answer = Response(b"" if known else self.page, 304 if known else 200, about, "text/html")
        await send({"type": "http.response.start", "status": answer.status_code, "headers": answer.raw_headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else answer.body})


async def _nothing() -> Message:
    """What is left to read of a request that is only sent elsewhere."""
    return {"type": "http.disconnect"}


def _is_page(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and kind.startswith("text/html")


def _unconditional(scope: Scope) -> Scope:
    """The request without "only if it has changed": the browser's copy is of our page, not of Streamlit's."""
    asked = [pair for pair in scope["headers"] if pair[0] not in (b"if-none-match", b"if-modified-since", b"range")]
    return {**scope, "headers": asked}


def _known(headers: Headers, etag: str) -> bool:
    tags: Iterable[str] = (tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(","))
    return any(tag in (etag, "*") for tag in tags)


def _guarded(send: Send) -> Send:
    """Send, with the security headers on whatever opens an answer."""

    async def guarded(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.accept", "websocket.http.response.start"):
            headers = MutableHeaders(raw=list(message.get("headers", [])))
            headers.update(SECURITY)
            message = {**message, "headers": headers.raw}
        await send(message)

    return guarded


def _refusing(scope: Scope, send: Send) -> Send:
    """A refusal before the handshake is an HTTP answer of its own, so that it can carry headers too."""
    can_answer = "websocket.http.response" in scope.get("extensions", {})
    open_ = False

    async def refusing(message: Message) -> None:
        nonlocal open_
        open_ = open_ or message["type"] == "websocket.accept"
        if message["type"] == "websocket.close" and not open_ and can_answer:
            kind = [(b"content-type", b"text/plain")]
            await send({"type": "websocket.http.response.start", "status": 403, "headers": kind})
            await send({"type": "websocket.http.response.body", "body": b"Forbidden"})
        else:
            await send(message)

    return refusing


def _at_once(receive: Receive) -> None:
    """Small messages leave when they are written, and do not wait until the reader has confirmed the one before.

    Python sets this by itself, but not on connections of a socket like Streamlit's, which names no protocol; each run
    then took 44 ms longer than its work.
    """
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    line = transport.get_extra_info("socket") if transport is not None else None
    if line is not None and line.family in (socket.AF_INET, socket.AF_INET6):
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _quiet_server(receive: Receive) -> None:
    """Uvicorn names itself in each answer, and Streamlit starts it without the option that stops it."""
    config: Any = getattr(getattr(receive, "__self__", None), "config", None)
    if config is not None:
        config.encoded_headers = [pair for pair in config.encoded_headers if pair[0] != b"server"]
