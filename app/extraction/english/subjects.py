"""English words beside a term of the vocabulary that tell what is spoken of from who speaks."""

from app.extraction.wordlists import words

OFFICE_HEADS = words("""
    minister ministers ministry secretary secretaries department commissioner committee subcommittee envoy
    ambassador attaché attache bureau directorate
""")
"""Behind a term these make an office or a body of it: "trade minister", "Energy Department"."""
