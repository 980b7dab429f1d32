"""The same questions, as others would answer them: each from one plain relational database with the same records."""
