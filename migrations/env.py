"""Alembic's environment. The connection and the metadata are handed over in `config.attributes` by the application."""

from alembic import context


def include_name(name: str | None, type_: str, parent_names: dict[str, str | None]) -> bool:
    """FTS5 keeps its index in shadow tables of its own, which no model declares."""
    del parent_names
    return not (type_ == "table" and name is not None and "_fts" in name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],
    include_name=include_name,
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
