"""What ROAPI is asked: it keeps one table in memory, the quotes as lines of JSON, and filters and sorts it.

Its pages have no beginning but the first, and it tells no total.
"""

PATHS = {
    "a": "/api/tables/quote?filter[id]='{id}'&limit=1",
    "b": "/api/tables/quote?filter[person]='{person}'&sort=-latest,-earliest,source_pk,position&limit=20",
}
