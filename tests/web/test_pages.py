"""The pages name no other host, run under their own policy, and lead nowhere that does not exist."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import app.web.pages as pages_module
from app.web.cache import SMALLEST

PAGES = ("/", "/quotes", "/quotes/q-0", "/check", "/docs", "/problems", "/problems/unknown-person")
STATIC = Path(pages_module.__file__).parent / "static"


class Reader(HTMLParser):
    """Collects what a policy and an offline browser care about."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.open_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes.setdefault(tag, given)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        self.inline += [name for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)


def read(client: TestClient, path: str) -> Reader:
    reader = Reader()
    reader.feed(client.get(path).text)
    return reader


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_by_itself(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "$" not in answer.text
    reader = read(client, path)
    assert reader.attributes["html"]["lang"] == "en"
    assert not reader.inline
    assert not re.findall(r"(?:https?:)?//[\w.]", answer.text)
    assert all(address.startswith(("/", "#")) for address in reader.addresses)


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.json", "/problems"])
def test_pages_and_what_they_need_come_compressed(forum: TestClient, path: str) -> None:
    """The documentation needs 2 MB as they are, and 0.5 compressed: seconds of a phone."""
    needed = (
        [one for one in read(forum, path).addresses if one.startswith("/static/")] if path != "/openapi.json" else []
    )
    for address in (path, *needed):
        plain, packed = (forum.get(address, headers={"Accept-Encoding": coding}) for coding in ("identity", "gzip"))
        if len(plain.content) >= SMALLEST:
            assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding"), address
            assert int(packed.headers["content-length"]) < len(plain.content) * 0.6, address
            assert (packed.content, packed.headers["etag"]) == (plain.content, f'{plain.headers["etag"][:-1]}-gzip"')
            assert "content-encoding" not in plain.headers
            known = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["etag"]}
            assert forum.get(address, headers=known).status_code == 304, address


@pytest.mark.parametrize("path", PAGES)
def test_what_a_page_needs_is_here_and_kept_for_a_year(client: TestClient, path: str) -> None:
    needed = [address for address in read(client, path).addresses if address.startswith("/static/")]
    assert needed
    for address in needed:
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        plain = re.sub(r"\?.*|/v-[0-9a-f]{12}", "", address)
        assert plain != address
        assert client.get(plain).headers["cache-control"] == "no-cache"


def test_what_came_under_an_older_digest_is_not_kept(client: TestClient) -> None:
    assert client.get("/static/v-0123456789ab/explorer/main.js").headers["cache-control"] == "no-cache"


def test_no_file_of_ours_names_another_host() -> None:
    files = (path for path in STATIC.rglob("*") if path.is_file() and path.parent.name != "swagger-ui")
    ours = [path for path in files if not path.name.startswith("LICENSE")]
    assert ours
    for path in ours:
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.findall(r"(?:https?:)?//[\w.]+\.\w", text), path


def test_the_vendored_files_carry_their_licence() -> None:
    names = {path.name for path in (STATIC / "swagger-ui").iterdir()}
    assert {"LICENSE", "NOTICE", "swagger-ui-bundle.js.LICENSE.txt", "VERSION.md"} <= names
    notice = (Path(pages_module.__file__).parents[2] / "NOTICE").read_text("utf-8")
    version = re.search(r"swagger-ui-dist (\S+)", (STATIC / "swagger-ui" / "VERSION.md").read_text("utf-8"))
    assert version is not None
    assert f"Swagger UI {version[1]}" in notice
    vendored = STATIC / "explorer" / "vendor"
    assert {path.name for path in vendored.iterdir()} == {"preact-htm.js", "LICENSE-htm", "LICENSE-preact", "NOTICE"}
    assert "htm 3.1.1" in notice
    assert "htm 3.1.1" in (vendored / "NOTICE").read_text("utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static",
        "/static/..%2fpages.py",
        "/static/%2e%2e/pages.py",
        "/static/%252e%252e/pages.py",
        "/static/..%5cpages.py",
        "/static//etc/passwd",
        "/static/%2fetc/passwd",
        "/static/%00",
        "/static/swagger-ui",
        "/static/swagger-ui/",
        "/static/pages.css/x",
        "/static/" + "x" * 300,
        "/static/" + "%ED%A0%80",
        "/docs/",
    ],
)
def test_nothing_else_is_served(client: TestClient, path: str) -> None:
    answer = client.get("http://testserver" + path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("value", ["bytes=0-1", "bytes=5-2", "bytes=abc", "bytes=" + "0-," * 5000])
def test_ranges_are_not_served(client: TestClient, value: str) -> None:
    answer = client.get("/static/pages.css", headers={"Range": value})
    assert answer.status_code == 200
    assert len(answer.content) == (STATIC / "pages.css").stat().st_size
    assert "accept-ranges" not in answer.headers


def test_a_symbolic_link_does_not_lead_out(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    served = tmp_path / "static"
    served.mkdir()
    (served / "out").symlink_to(tmp_path / "secret")
    (served / "in").write_text("fine")
    own = TestClient(pages_module.Assets(directory=served), raise_server_exceptions=False)
    assert own.get("/in").text == "fine"
    assert own.get("/out").status_code != 200


def test_the_document_shows_an_example_of_each_parameter_and_no_null(client: TestClient) -> None:
    parameters = client.get("/openapi.json").json()["paths"]["/v1/quotes"]["get"]["parameters"]
    person, q = (next(entry for entry in parameters if entry["name"] == name) for name in ("person", "q"))
    assert person["description"] == "Who spoke. Example: `ana-silva`"
    assert q["description"] == "Example: `trade`"
    assert q["schema"] == {"type": "string", "minLength": 1, "examples": ["trade"]}
    assert "example" not in person  # Swagger UI would send it unasked
