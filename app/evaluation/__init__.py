"""How often extraction is right, measured on documents and statements that people have read. Nothing decides by it."""
