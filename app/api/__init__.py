"""The routes of /v1: parameters in, stored documents out."""

from app.api import (
    checks,
    concepts,
    events,
    extraction,
    interpret,
    oembed,
    organizations,
    persons,
    quality,
    quotes,
    service,
    sources,
    suggest,
    views,
)

ROUTERS = (
    quotes.router,
    events.router,
    persons.router,
    organizations.router,
    concepts.router,
    sources.router,
    views.router,
    checks.router,
    suggest.router,
    interpret.router,
    extraction.router,
    quality.router,
    oembed.router,
    service.router,
)
