"""A line of the log is one line, short, ASCII and JSON, whatever was logged."""

import json
import logging
import sys

import pytest

from app.web import logs


def line_of(message: str, *args: object, exc: BaseException | None = None, name: str = "verbale") -> str:
    info = (type(exc), exc, exc.__traceback__) if exc else None
    record = logging.LogRecord(name, logging.INFO, __file__, 1, message, args, info)
    return logs.JsonFormatter().format(record)


@pytest.mark.parametrize(
    "said",
    [
        "plain",
        "a\r\nINJECTED",
        "\x1b[2Jcleared",
        "\x00\x7f\x85\u2028",
        "\ud800",
        "외교",
        "“" * 5000,
        "\x1b" * 8192,
        "x" * 100_000,
    ],
)
def test_one_short_line_of_ascii(said: str) -> None:
    line = line_of("GET %s", said)
    assert len(line.encode()) <= 1024
    assert line.isascii()
    assert line.isprintable()
    assert said.startswith(json.loads(line)["message"][4:40])


def test_what_a_line_holds() -> None:
    token = logs.REQUEST_ID.set("req-1")
    entry = json.loads(line_of("done %d", 3))
    logs.REQUEST_ID.reset(token)
    assert entry.pop("time").endswith("+00:00")
    assert entry == {"level": "info", "logger": "verbale", "request_id": "req-1", "message": "done 3"}


def test_an_exception_keeps_its_innermost_frames() -> None:
    def deep(left: int) -> None:
        if left:
            deep(left - 1)
        raise ValueError("cause")

    try:
        deep(100)
    except ValueError as exc:
        line = line_of("failed", exc=exc)
    assert len(line) <= 1024
    told = json.loads(line)["exception"]
    assert told.startswith("ValueError: cause < test_logs.py:")
    assert "deep" in told


def test_a_long_logger_name_is_cut() -> None:
    assert len(line_of("m", name="n" * 9000)) <= 1024


def test_configure(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    root, uvicorn, access = (logging.getLogger(name) for name in (None, "uvicorn.error", "uvicorn.access"))
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    monkeypatch.setattr(root, "level", root.level)
    monkeypatch.setattr(uvicorn, "handlers", [logging.StreamHandler(sys.stdout)])
    monkeypatch.setattr(uvicorn, "propagate", False)
    monkeypatch.setattr(access, "propagate", True)
    logs.configure("warning")
    logging.getLogger("uvicorn.error").warning("Started\nserver")
    logging.getLogger("verbale").info("not wanted")
    assert not access.hasHandlers()  # where it has one, Uvicorn logs every request
    written = capsys.readouterr()
    assert written.out == ""
    assert [json.loads(line)["message"] for line in written.err.splitlines()] == ["Started\nserver"]


@pytest.mark.parametrize(("level", "told"), [("info", False), ("debug", True)])
def test_a_library_that_tells_each_request_is_heard_only_where_all_is(
    monkeypatch: pytest.MonkeyPatch, level: str, told: bool
) -> None:
    root, library = logging.getLogger(), logging.getLogger("mcp")
    for logger in (root, library):
        monkeypatch.setattr(logger, "level", logger.level)
    monkeypatch.setattr(root, "handlers", list(root.handlers))
    logs.configure(level)
    assert logging.getLogger("mcp.server").isEnabledFor(logging.INFO) is told
    root.setLevel(logging.NOTSET)  # clears what loggers remember
    library.setLevel(logging.NOTSET)
