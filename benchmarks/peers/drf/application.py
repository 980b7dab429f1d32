"""The same API with Django REST framework: serializers, its pages with their totals, relations loaded beforehand."""

import os
from typing import Any

import django
from django.conf import settings

settings.configure(
    ALLOWED_HOSTS=["*"], SECRET_KEY="measured only", ROOT_URLCONF=__name__, MIDDLEWARE=[], USE_TZ=False,
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": os.environ.get("PEERS_DATABASE"), "CONN_MAX_AGE": None,
    }},
    INSTALLED_APPS=["rest_framework", "benchmarks.peers.drf"],
    REST_FRAMEWORK={
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"], "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [], "UNAUTHENTICATED_USER": None, "PAGE_SIZE": 20,
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    },
)  # fmt: skip
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 - settings come first
from django.db import models  # noqa: E402
from django.urls import path  # noqa: E402
from rest_framework import generics, serializers, views  # noqa: E402
from rest_framework.response import Response  # noqa: E402

from benchmarks.peers.drf.models import Event, Person, Quote, QuoteWithin, Sector, Source  # noqa: E402


def serializer(its_model: type[models.Model], *left_out: str, **nested: Any) -> type[serializers.ModelSerializer]:
    """A serializer of all fields but these, with what stands nested in it."""
    meta = type("Meta", (), {"model": its_model, "exclude": ["pk_", *left_out]})
    return type(f"{its_model.__name__}Out", (serializers.ModelSerializer,), {"Meta": meta, **nested})


PersonOut, EventOut, SourceOut, SectorOut = map(serializer, (Person, Event, Source, Sector))
QuoteOut = serializer(
    Quote, "position", person=PersonOut(), event=EventOut(), source=SourceOut(), sectors=SectorOut(many=True)
)


class Quotes(generics.ListAPIView):
    """Quotes, newest first."""

    serializer_class = QuoteOut

    def get_queryset(self) -> Any:
        """Those of a person or a sector, if one is given."""
        found = Quote.objects.select_related("person", "event", "source").prefetch_related("sectors")
        asked = self.request.query_params
        if "person" in asked:
            found = found.filter(person=Person.objects.filter(id=asked["person"]).values("pk_")[:1])
        if "sector" in asked:
            sector = Sector.objects.filter(id=asked["sector"]).values("pk_")[:1]
            its = QuoteWithin.objects.filter(sector=sector).values("quote_id")
            found = found.filter(pk__in=its)  # not EXISTS, with which counting reads all quotes
        return found.order_by("-latest", "-earliest", "source_id", "position")


class OneQuote(generics.RetrieveAPIView):
    """A quote."""

    serializer_class, lookup_field = QuoteOut, "id"
    queryset = Quote.objects.select_related("person", "event", "source").prefetch_related("sectors")


class Events(generics.ListAPIView):
    """Events held between two days, newest first."""

    serializer_class = EventOut

    def get_queryset(self) -> Any:
        """Those within the days."""
        first, last = (self.request.query_params[name] for name in ("first", "last"))
        found = Event.objects.filter(latest__range=(first, last), earliest__gte=first)
        return found.order_by("-latest", "-earliest", "pk_")


class Facets(views.APIView):
    """How many quotes of a person are within each sector."""

    def get(self, request: Any) -> Response:
        """Count them."""
        person = Person.objects.filter(id=request.query_params["person"]).values("pk_")[:1]
        counted = QuoteWithin.objects.filter(quote__person=person).values_list("sector__id")
        return Response(dict(counted.annotate(count=models.Count("quote"))))


urlpatterns = [
    path("quotes/<str:id>", OneQuote.as_view()), path("quotes", Quotes.as_view()), path("events", Events.as_view()),
    path("facets", Facets.as_view()),
]  # fmt: skip
application = get_wsgi_application()
