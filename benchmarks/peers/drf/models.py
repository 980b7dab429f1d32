"""The relational copy as Django's models."""

from django.db import models


class Kept(models.Model):
    """What all records have."""

    pk_ = models.AutoField(primary_key=True, db_column="pk")
    id = models.TextField(unique=True)

    class Meta:
        abstract = True
        managed = False


class Person(Kept):
    """Who speaks."""

    name = models.TextField()

    class Meta(Kept.Meta):
        db_table = "person"


class Source(Kept):
    """A document."""

    kind = models.TextField()
    publisher = models.TextField(null=True)
    url = models.TextField(null=True)
    published = models.TextField(null=True)
    language = models.TextField()

    class Meta(Kept.Meta):
        db_table = "source"


class Event(Kept):
    """What was held."""

    name = models.TextField()
    kind = models.TextField()
    edtf = models.TextField(null=True)
    earliest = models.TextField(null=True)
    latest = models.TextField(null=True)
    place = models.TextField(null=True)
    place_country = models.TextField(null=True)

    class Meta(Kept.Meta):
        db_table = "event"


class Sector(Kept):
    """A sector of the economy."""

    label = models.TextField()

    class Meta(Kept.Meta):
        db_table = "sector"


class Quote(Kept):
    """What was said."""

    quote_kind = models.TextField()
    language = models.TextField()
    text = models.TextField()
    edtf = models.TextField(null=True)
    earliest = models.TextField(null=True)
    latest = models.TextField(null=True)
    role_title = models.TextField(null=True)
    role_office = models.TextField(null=True)
    role_country = models.TextField(null=True)
    confidence = models.FloatField()
    review = models.TextField()
    position = models.IntegerField()
    person = models.ForeignKey(Person, models.PROTECT, db_column="person_pk", null=True)
    event = models.ForeignKey(Event, models.PROTECT, db_column="event_pk", null=True)
    source = models.ForeignKey(Source, models.PROTECT, db_column="source_pk")
    sectors = models.ManyToManyField(Sector, through="QuoteSector")

    class Meta(Kept.Meta):
        db_table = "quote"


class QuoteSector(models.Model):
    """Which sectors a quote names."""

    pk = models.CompositePrimaryKey("quote_id", "sector_id")
    quote = models.ForeignKey(Quote, models.PROTECT, db_column="quote_pk")
    sector = models.ForeignKey(Sector, models.PROTECT, db_column="sector_pk")

    class Meta:
        db_table, managed = "quote_sector", False


class QuoteWithin(models.Model):
    """Which sectors it is within: those and all broader ones."""

    pk = models.CompositePrimaryKey("quote_id", "sector_id")
    quote = models.ForeignKey(Quote, models.PROTECT, db_column="quote_pk", related_name="within")
    sector = models.ForeignKey(Sector, models.PROTECT, db_column="sector_pk")

    class Meta:
        db_table, managed = "quote_within", False
