"""Record files: one record as JSON or YAML, its text inside or in a file beside it."""

import json
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import yaml
from yaml.constructor import ConstructorError

from app.errors import InputError
from app.extraction.sources.documents import Given, Item, decoded, received, record_from

_NUMBERS = {"start": int, "end": int, "ordinal": int, "confidence": float}
_KINDS = ("null", "str", "seq", "map")
_TRUTHS = {"approximate", "carried"}


def read_json(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One record as JSON."""
    del given
    try:
        yield record_from(parsed_json(decoded(received(stream))), path and path.parent, None)
    except InputError as error:
        yield error


def read_yaml(stream: BinaryIO, path: Path | None, given: Given) -> Iterator[Item]:
    """One record as YAML. Scalars are taken as written: `NO` is Norway, `2025-11-20` text, only null is nothing."""
    del given
    try:
        yield record_from(_parsed_yaml(decoded(received(stream))), path and path.parent, None)
    except InputError as error:
        yield error


def parsed_json(text: str) -> Any:
    """JSON as RFC 8259 has it: no duplicate keys, no NaN. Raises InputError E_JSON."""
    try:
        return json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_no_constant)
    except RecursionError as error:
        raise InputError("E_JSON", "nested too deeply") from error
    except ValueError as error:
        raise InputError("E_JSON", str(error)[:200], line=getattr(error, "lineno", None)) from error


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("an object has one key twice")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


class _AsWritten(yaml.SafeLoader):
    """Every scalar a string, but null; no tags that ask for more; no aliases, which can make a small file large."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML declares it so
        character: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for character, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    yaml_constructors = {  # noqa: RUF012 - PyYAML declares it so
        tag: yaml.SafeLoader.yaml_constructors[tag] for tag in (*(f"tag:yaml.org,2002:{kind}" for kind in _KINDS), None)
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        found = super().construct_mapping(node, deep=deep)
        if len(found) != len(node.value):
            raise ConstructorError(None, None, "a mapping has one key twice", node.start_mark)
        return found

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not taken")
        return super().compose_node(parent, index)


def _parsed_yaml(text: str) -> Any:
    try:
        return _typed(yaml.load(text, Loader=_AsWritten), "")  # noqa: S506 - a SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise InputError("E_YAML", str(error).replace("\n", " ")[:200], line=mark.line + 1 if mark else None) from error
    except RecursionError as error:
        raise InputError("E_YAML", "nested too deeply") from error


def _typed(value: Any, name: str) -> Any:
    """Offsets, ordinals and confidences as numbers, the two truths as such; everything else as written."""
    if isinstance(value, dict):
        return {str(key): _typed(one, str(key)) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one, name) for one in value]
    if isinstance(value, str) and name in _NUMBERS:
        try:
            return _NUMBERS[name](value)
        except ValueError:
            return value
    if name in _TRUTHS and value in {"true", "false"}:
        return value == "true"
    return value
