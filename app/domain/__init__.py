"""What the words mean: records, dates, names, spans, vocabulary and filters; no database, no HTTP."""
