"""The pages for people: the explorer, the documentation, what each problem means, and their static files.

Everything is served from here: no page names another host, and none has inline script or style.
"""

import asyncio
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from app import __version__
from app.api.problem_types import FAMILIES, PROBLEM_TYPES, ProblemType, problem_type
from app.api.problems import Refusal
from app.formats.crediting import leaf
from app.formats.embedding import discovery

_STATIC = Path(__file__).parent / "static"
_TEMPLATES = Path(__file__).parent / "templates"
_ASSETS = {
    "favicon": "favicon.svg",
    "style": "pages.css",
    "swagger_style": "swagger-ui/swagger-ui.css",
    "swagger_script": "swagger-ui/swagger-ui-bundle.js",
    "docs_style": "docs.css",
    "docs_script": "docs.js",
}
_EXPLORER = _STATIC / "explorer"
EXPLORED = (
    *("quotes", "events", "persons", "organizations", "sources", "sectors", "topics"),
    *("compare", "network", "check"),
)
"""What the explorer has at `/…`; of the resources also `/…/{id}`. The script in the page finds out which view it is."""
_VIEWS = 3  # the last of them have no records
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_DIGEST = re.compile(r"^v-[0-9a-f]{12}/")
_UNCHANGING = "public, max-age=31536000, immutable"  # only under an address that carries the file's digest
_CHANGING = "no-cache"  # kept, and asked for again with its ETag


class Assets(StaticFiles):
    """Static files, kept for a year under addresses with a digest; ranges are not served.

    The digest stands in the query, or is a folder of its own in front: so the modules of the explorer, which name one
    another, have it too. Starlette answers a bad range in plain text, and nothing here is asked for in pieces.
    """

    def get_path(self, scope: Scope) -> str:
        """The file that a path means, without the digest in front."""
        return _DIGEST.sub("", super().get_path(scope))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one file."""
        headers = [(name, value) for name, value in scope["headers"] if name != b"range"]
        await super().__call__({**scope, "headers": headers}, receive, send)

    def file_response(self, full_path: Any, stat_result: Any, scope: Scope, status_code: int = 200) -> Response:
        """Give the file with the headers of pages and its time to be kept."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if isinstance(response, FileResponse):  # sent whole, that it is compressed and kept as all that is read
            headers = {name: value for name, value in response.headers.items() if name != "accept-ranges"}
            response = Response(Path(full_path).read_bytes(), status_code, headers)
        response.headers["Cache-Control"] = _UNCHANGING if _has_digest(scope) else _CHANGING
        response.headers.update(_HEADERS)
        return response


def install(app: FastAPI, base: str) -> None:
    """Add the pages, the OpenAPI document and the static files to the application; `base` is its public address."""
    app.mount("/static", Assets(directory=_STATIC), name="static")
    app.include_router(_router(base))


def _router(base: str) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    async def explorer() -> Response:
        return _html(_explored())

    async def explored_quote(request: Request) -> Response:
        page = leaf("quotes", quote(request.path_params["id"], safe=""), base)
        return _html(_explored(f"{discovery(page, base)}\n"))

    router.add_api_route("/", explorer, name="explorerPage")
    for view in EXPLORED:
        router.add_api_route(f"/{view}", explorer, name=f"explorerPage-{view}")
    for resource in EXPLORED[:-_VIEWS]:
        of_record = explored_quote if resource == "quotes" else explorer
        router.add_api_route(f"/{resource}/{{id}}", of_record, name=f"explorerRecordPage-{resource}")

    @router.get("/docs", name="docsPage")
    async def docs() -> Response:
        return _html(_page("docs"))

    @router.get("/openapi.json", name="openapiDocument")
    async def openapi(request: Request) -> Response:
        # It takes 0.6 s to make, once, in which nobody else should wait.
        return await asyncio.to_thread(_document, request.app)

    @router.get("/problems", name="problemsPage")
    async def problems() -> Response:
        rows = "".join(_entry(kind) for kind in PROBLEM_TYPES.values())
        return _html(_page("problems", title="Problems", rows=rows))

    @router.get("/problems/{slug}", name="problemPage")
    async def problem(slug: str) -> Response:
        kind = problem_type(slug)
        if kind is None:
            raise Refusal("not-found", "There is no such type of problem.")
        return _html(_page("problems", title=escape(kind.title), rows=_entry(kind)))

    return router


def _document(app: FastAPI) -> Response:
    schema = app.openapi()
    known: tuple[object, bytes] | None = getattr(app.state, "document", None)
    if known is None or known[0] is not schema:
        known = app.state.document = (schema, json.dumps(schema, ensure_ascii=False).encode())
    return _kept(known[1], "application/json", {})


def _explored(embeds: str = "") -> str:
    """The page of the explorer; `embeds` says in its head how what it shows is embedded."""
    folder, version = _explorer(), __version__
    return _page("explorer", version=version, explorer=folder, preloads=_preloads(folder), discovery=embeds)


def _entry(kind: ProblemType) -> str:
    slug = f"{kind.slug}-…" if kind.slug in FAMILIES else kind.slug
    return Template(_template("problem")).substitute(
        slug=escape(slug),
        status=kind.status,
        title=escape(kind.title),
        meaning=escape(kind.meaning),
        remedy=escape(kind.remedy),
    )


def _page(name: str, **values: object) -> str:
    addresses = {key: _address(path) for key, path in _ASSETS.items()}
    return Template(_template(name)).substitute(addresses, **values)


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.html").read_text("utf-8")


@cache
def _address(path: str) -> str:
    return f"/static/{path}?v={_digest((_STATIC / path).read_bytes())[:12]}"


@cache
def _explorer() -> str:
    files = (path for path in sorted(_EXPLORER.rglob("*")) if path.is_file())
    return f"/static/v-{_digest(b''.join(map(Path.read_bytes, files)))[:12]}/explorer"


@cache
def _preloads(folder: str) -> str:
    """All modules at once: a module names the next one only when it has come."""
    modules = (path.relative_to(_EXPLORER).as_posix() for path in sorted(_EXPLORER.rglob("*.js")))
    return "\n".join(f'<link rel="modulepreload" href="{folder}/{module}">' for module in modules)


def _has_digest(scope: Scope) -> bool:
    path, query = str(scope["path"]), bytes(scope["query_string"])
    return query.startswith(b"v=") or path.startswith(f"{_explorer()}/")


def _html(text: str) -> Response:
    return _kept(text.encode(), "text/html; charset=utf-8", _HEADERS)


def _kept(body: bytes, media_type: str, headers: dict[str, str]) -> Response:
    return Response(
        body,
        headers={**headers, "ETag": f'"{_digest(body)}"', "Cache-Control": _CHANGING},
        media_type=media_type,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
