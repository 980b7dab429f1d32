"""What routes depend on: the service's reader, vocabulary and display of texts, by one short name."""

from dataclasses import dataclass
from types import ModuleType
from typing import Annotated

from fastapi import Depends, Query, Request
from pydantic import BaseModel, ConfigDict

from app.domain.showing import Localised
from app.domain.vocabulary import Vocabulary
from app.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Service:
    """What the running application reads from. `source_text` is full, excerpt or none.

    `public_url` begins the absolute addresses in what is given, and has no slash at its end.
    """

    reader: Reader
    vocabulary: Vocabulary
    source_text: str
    public_url: str


async def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


ServiceDep = Annotated[Service, Depends(_service)]


def workflow() -> ModuleType:
    """The workflow, for the first who asks for extraction: 0.3 s and 10 MB to import, and not all servers are asked."""
    from app import workflow  # noqa: PLC0415 - as said

    return workflow


class _NoParameters(BaseModel):
    """Nothing can be asked; a parameter meant for a list is told, not passed over."""

    model_config = ConfigDict(extra="forbid")


NothingAsked = Annotated[_NoParameters, Query()]
LocalisedAsked = Annotated[Localised, Query()]
"""How a record is shown."""
