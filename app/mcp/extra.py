"""Whether the extra `verbale[mcp]` is installed: the protocol's own library weighs 20 MB, and few need it."""

from importlib.util import find_spec

from app.errors import VerbaleError

_LIBRARY = "mcp"


def is_installed() -> bool:
    """Whether the tools can be served."""
    return find_spec(_LIBRARY) is not None


def require() -> None:
    """Raise VerbaleError, which says what to install, where the extra is missing."""
    if not is_installed():
        raise VerbaleError("the tools for language models are an extra: pip install 'verbale[mcp]'")
