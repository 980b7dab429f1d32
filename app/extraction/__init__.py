"""From a source's text to its record: pure functions, no database, no network, no clock."""
