"""Korean: everything that reads a text in this language. Another language is another package like this one.

What a package of a language offers is one function,

    read(document, vocabulary) -> (entities, dates, event, statements)

and a line for its code in the pipeline's table. It is handed the segmented `Document` (`annotations.py`; its sentences
are cut by the rules of alphabets, so a language may cut its own) and the `Vocabulary`, and gives

- `entities`: people, bodies and countries (`annotations.Entity`) with every mention; a person goes by the name as
  written, with other names (script, romanisation) only where the gazetteer proves them;
- `dates`: `DateMention`s; the forms of the language are given to `dating.Dating`;
- `event`: the one event reported as held, or None;
- `statements`: `statements.Statement`s in the order of the text, each with its `voices.Voice` or None.

Everything else is shared and knows no language: `assembly`, `timing`, `classification`, `periods`. A package of a
language imports from those and from no other language's word lists.
"""

from app.extraction.korean.reading import Reading, read

__all__ = ["Reading", "read"]
