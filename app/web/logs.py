"""Logs: one JSON object a line, at most 1 KB, control characters escaped, with the id of the request."""

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import UTC, datetime

REQUEST_ID: ContextVar[str | None] = ContextVar("request_id", default=None)
MAX_LINE = 1024
_TALKATIVE = ("mcp",)  # a line for each request of /mcp/, which says nothing of it


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of ASCII JSON, so that nothing logged can forge or hide a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line; the exception is told innermost frame first, so that cutting keeps the cause."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request_id": REQUEST_ID.get(),
            "message": record.getMessage().strip(),
        }
        if record.exc_info and record.exc_info[1]:
            entry["exception"] = _told(record.exc_info[1])
        line = json.dumps(entry)
        while len(line) > MAX_LINE:
            longest = max(("logger", "message", "exception"), key=lambda name: len(json.dumps(entry.get(name))))
            entry[longest] = (entry[longest] or "")[: len(entry[longest] or "") * 3 // 4]
            line = json.dumps(entry)
        return line


def configure(level: str = "INFO") -> None:
    """Send every log, Uvicorn's too, to standard error as JSON; called once, at the edge of the process."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.NOTSET if root.level <= logging.DEBUG else logging.WARNING)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        # Uvicorn writes its access log wherever its logger finds a handler; requests are logged by the edge.
        logger.propagate = name != "uvicorn.access"


def _told(exc: BaseException) -> str:
    frames = traceback.extract_tb(exc.__traceback__)[::-1]
    places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return " < ".join([f"{type(exc).__name__}: {str(exc)[:300]}", *places])
