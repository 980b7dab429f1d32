"""From records to facts and documents, from filters to rows: the only SQL."""
