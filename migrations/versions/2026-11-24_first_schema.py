"""The whole first schema: facts, change log, read model and full text.

All of it comes at once because nothing can be added to a log, a key or an index afterwards at a like cost.

Revision: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# fmt: off
def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False), sa.Column("at", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False), sa.Column("resource", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("digest", sa.String, nullable=False), sa.PrimaryKeyConstraint("seq", name="pk_change"),
    )
    op.create_table(
        "concept",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("scheme", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False), sa.Column("label", sa.String, nullable=False),
        sa.Column("labels", sa.Text, nullable=False), sa.Column("definition", sa.String, nullable=True),
        sa.Column("broader", sa.String, nullable=True), sa.Column("narrower", sa.Text, nullable=False),
        sa.Column("isic", sa.Text, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_concept"),
        sa.UniqueConstraint("scheme", "id", name="uq_concept_scheme_id"),
    )
    op.create_table(
        "event",
        sa.Column("edtf", sa.String, nullable=True), sa.Column("earliest", sa.String, nullable=True),
        sa.Column("latest", sa.String, nullable=True), sa.Column("approximate", sa.Boolean, nullable=False),
        sa.Column("as_written", sa.String, nullable=True), sa.Column("date_basis", sa.String, nullable=True),
        sa.Column("date_evidence", sa.Text, nullable=False), sa.Column("pk", sa.Integer, nullable=False),
        sa.Column("id", sa.String(80), nullable=False), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False), sa.Column("updated_at", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False), sa.Column("match_key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False), sa.Column("ordinal", sa.Integer, nullable=True),
        sa.Column("series", sa.String, nullable=True), sa.Column("place", sa.Text, nullable=True),
        sa.Column("place_country", sa.String, nullable=True), sa.Column("occasion", sa.Text, nullable=True),
        sa.Column("withdrawn", sa.Boolean, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
    )
    op.create_index("ix_event_match_key", "event", ["match_key"])
    op.create_table(
        "label",
        sa.Column("resource", sa.String, nullable=False), sa.Column("key", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False), sa.Column("kind", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("resource", "key", "id", name="pk_label"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_label_resource_id", "label", ["resource", "id"])
    op.create_table(
        "name_words",
        sa.Column("pk", sa.Integer, autoincrement=False, nullable=False), sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_name_words"),
    )
    op.create_table(
        "organization",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("id", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False), sa.Column("added_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False), sa.Column("name", sa.String, nullable=False),
        sa.Column("match_key", sa.String, nullable=False), sa.Column("country", sa.String, nullable=True),
        sa.Column("identifiers", sa.Text, nullable=False), sa.Column("other_names", sa.Text, nullable=False),
        sa.Column("flags", sa.Text, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_organization"),
        sa.UniqueConstraint("id", name="uq_organization_id"),
    )
    op.create_index("ix_organization_match_key", "organization", ["match_key"])
    op.create_table(
        "person",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("id", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False), sa.Column("added_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False), sa.Column("name", sa.String, nullable=False),
        sa.Column("family_name", sa.String, nullable=True), sa.Column("given_name", sa.String, nullable=True),
        sa.Column("match_key", sa.String, nullable=False), sa.Column("skeleton", sa.String, nullable=False),
        sa.Column("identifiers", sa.Text, nullable=False), sa.Column("flags", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_person"), sa.UniqueConstraint("id", name="uq_person_id"),
    )
    op.create_index("ix_person_match_key", "person", ["match_key"])
    op.create_index("ix_person_skeleton", "person", ["skeleton"])
    op.create_table(
        "posting",
        sa.Column("term", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("newest", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("tie", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("record", sa.Integer, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("term", "newest", "tie", "record", name="pk_posting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quote_words",
        sa.Column("pk", sa.Integer, autoincrement=False, nullable=False), sa.Column("words", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_quote_words"),
    )
    op.create_table(
        "record",
        sa.Column("pk", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("resource", sa.String, nullable=False), sa.Column("id", sa.String, nullable=False),
        sa.Column("newest", sa.BigInteger, nullable=False), sa.Column("tie", sa.BigInteger, nullable=False),
        sa.Column("sort_name", sa.String, nullable=False), sa.Column("added", sa.Integer, nullable=False),
        sa.Column("quotes_term", sa.Integer, nullable=True), sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("digest", sa.String, nullable=False), sa.Column("terms", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_record"),
    )
    op.create_index("ix_record_resource_added_pk", "record", ["resource", "added", "pk"])
    op.create_index("ix_record_resource_id", "record", ["resource", "id"], unique=True)
    op.create_index("ix_record_resource_sort_name_pk", "record", ["resource", "sort_name", "pk"])
    op.create_table(
        "source",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("id", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False), sa.Column("added_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False), sa.Column("kind", sa.String, nullable=False),
        sa.Column("publisher", sa.String, nullable=True), sa.Column("issuer", sa.String, nullable=True),
        sa.Column("title", sa.String, nullable=True), sa.Column("url", sa.String, nullable=True),
        sa.Column("published", sa.String, nullable=True), sa.Column("language", sa.String, nullable=False),
        sa.Column("license", sa.String, nullable=True), sa.Column("external_ids", sa.Text, nullable=False),
        sa.Column("extraction", sa.Text, nullable=True), sa.Column("record_digest", sa.String, nullable=False),
        sa.Column("text_version", sa.Integer, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_source"),
        sa.UniqueConstraint("id", name="uq_source_id"),
    )
    op.create_table(
        "term",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("resource", sa.String, nullable=False),
        sa.Column("scheme", sa.String, nullable=False), sa.Column("value", sa.String, nullable=False),
        sa.Column("reach", sa.Integer, nullable=False), sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_term"),
    )
    op.create_index("ix_term_resource_scheme_value_reach", "term", ["resource", "scheme", "value", "reach"],
                    unique=True)
    op.create_table(
        "term_pair",
        sa.Column("term", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("other", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer, nullable=False), sa.PrimaryKeyConstraint("term", "other", name="pk_term_pair"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change_difference",
        sa.Column("seq", sa.Integer, nullable=False), sa.Column("difference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_change_difference"),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name="fk_change_difference_seq"),
    )
    op.create_table(
        "event_concept",
        sa.Column("event_pk", sa.Integer, nullable=False), sa.Column("scheme", sa.String, nullable=False),
        sa.Column("concept", sa.String, nullable=False), sa.Column("source_pk", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False), sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_pk", "scheme", "concept", "source_pk", name="pk_event_concept"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_event_concept_event_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_event_concept_source_pk"),
    )
    op.create_table(
        "event_host",
        sa.Column("event_pk", sa.Integer, nullable=False), sa.Column("organization_pk", sa.Integer, nullable=False),
        sa.Column("source_pk", sa.Integer, nullable=False), sa.Column("part", sa.String, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_pk", "organization_pk", "source_pk", name="pk_event_host"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_event_host_event_pk"),
        sa.ForeignKeyConstraint(["organization_pk"], ["organization.pk"], name="fk_event_host_organization_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_event_host_source_pk"),
    )
    op.create_table(
        "event_participant",
        sa.Column("event_pk", sa.Integer, nullable=False), sa.Column("person_pk", sa.Integer, nullable=False),
        sa.Column("part", sa.String, nullable=False), sa.Column("source_pk", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("event_pk", "person_pk", "part", "source_pk", name="pk_event_participant"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_event_participant_event_pk"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_event_participant_person_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_event_participant_source_pk"),
    )
    op.create_index("ix_event_participant_person_pk", "event_participant", ["person_pk"])
    op.create_table(
        "event_related",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("event_pk", sa.Integer, nullable=False),
        sa.Column("statement", sa.String, nullable=False), sa.Column("source_pk", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False), sa.Column("kind", sa.String, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=True), sa.Column("date", sa.Text, nullable=True),
        sa.Column("place", sa.Text, nullable=True), sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_event_related"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_event_related_event_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_event_related_source_pk"),
    )
    op.create_index("ix_event_related_event_pk", "event_related", ["event_pk"])
    op.create_table(
        "event_source",
        sa.Column("event_pk", sa.Integer, nullable=False), sa.Column("source_pk", sa.Integer, nullable=False),
        sa.Column("why", sa.String, nullable=False), sa.Column("stated", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("event_pk", "source_pk", name="pk_event_source"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_event_source_event_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_event_source_source_pk"),
    )
    op.create_index("ix_event_source_source_pk", "event_source", ["source_pk"])
    op.create_table(
        "mention",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("source_pk", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False), sa.Column("name", sa.String, nullable=False),
        sa.Column("person_pk", sa.Integer, nullable=True), sa.Column("organization_pk", sa.Integer, nullable=True),
        sa.Column("role", sa.String, nullable=True), sa.Column("country", sa.String, nullable=True),
        sa.Column("country_basis", sa.String, nullable=True), sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_mention"),
        sa.ForeignKeyConstraint(["organization_pk"], ["organization.pk"], name="fk_mention_organization_pk"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_mention_person_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_mention_source_pk"),
    )
    op.create_index("ix_mention_source_pk", "mention", ["source_pk"])
    op.create_table(
        "person_name",
        sa.Column("person_pk", sa.Integer, nullable=False), sa.Column("name", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=True), sa.Column("match_key", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("person_pk", "name", name="pk_person_name"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_person_name_person_pk"),
    )
    op.create_index("ix_person_name_match_key", "person_name", ["match_key"])
    op.create_table(
        "quote",
        sa.Column("edtf", sa.String, nullable=True), sa.Column("earliest", sa.String, nullable=True),
        sa.Column("latest", sa.String, nullable=True), sa.Column("approximate", sa.Boolean, nullable=False),
        sa.Column("as_written", sa.String, nullable=True), sa.Column("date_basis", sa.String, nullable=True),
        sa.Column("date_evidence", sa.Text, nullable=False), sa.Column("pk", sa.Integer, nullable=False),
        sa.Column("id", sa.String(80), nullable=False), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False), sa.Column("updated_at", sa.String, nullable=False),
        sa.Column("source_pk", sa.Integer, nullable=False), sa.Column("text_version", sa.Integer, nullable=False),
        sa.Column("event_pk", sa.Integer, nullable=True), sa.Column("position", sa.Integer, nullable=False),
        sa.Column("quote_kind", sa.String, nullable=False), sa.Column("language", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False), sa.Column("clause", sa.Text, nullable=True),
        sa.Column("speaker_type", sa.String, nullable=True), sa.Column("person_pk", sa.Integer, nullable=True),
        sa.Column("organization_pk", sa.Integer, nullable=True), sa.Column("description", sa.String, nullable=True),
        sa.Column("role_title", sa.String, nullable=True), sa.Column("role_office", sa.String, nullable=True),
        sa.Column("role_status", sa.String, nullable=True),
        sa.Column("role_organization_pk", sa.Integer, nullable=True),
        sa.Column("role_country", sa.String, nullable=True), sa.Column("role_basis", sa.String, nullable=True),
        sa.Column("role_country_basis", sa.String, nullable=True), sa.Column("role_evidence", sa.Text, nullable=False),
        sa.Column("attribution", sa.Text, nullable=False), sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("review", sa.String, nullable=False), sa.Column("flags", sa.Text, nullable=False),
        sa.Column("content_digest", sa.String, nullable=False), sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_quote"),
        sa.ForeignKeyConstraint(["event_pk"], ["event.pk"], name="fk_quote_event_pk"),
        sa.ForeignKeyConstraint(["organization_pk"], ["organization.pk"], name="fk_quote_organization_pk"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_quote_person_pk"),
        sa.ForeignKeyConstraint(["role_organization_pk"], ["organization.pk"], name="fk_quote_role_organization_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_quote_source_pk"),
        sa.UniqueConstraint("id", name="uq_quote_id"),
    )
    op.create_index("ix_quote_event_pk", "quote", ["event_pk"])
    op.create_index("ix_quote_organization_pk", "quote", ["organization_pk"])
    op.create_index("ix_quote_person_pk", "quote", ["person_pk"])
    op.create_index("ix_quote_role_organization_pk", "quote", ["role_organization_pk"])
    op.create_index("ix_quote_source_pk_position", "quote", ["source_pk", "position"])
    op.create_table(
        "role",
        sa.Column("pk", sa.Integer, nullable=False), sa.Column("person_pk", sa.Integer, nullable=False),
        sa.Column("statement", sa.String, nullable=False), sa.Column("leading", sa.Boolean, nullable=False),
        sa.Column("source_pk", sa.Integer, nullable=False), sa.Column("title", sa.String, nullable=False),
        sa.Column("office", sa.String, nullable=True), sa.Column("status", sa.String, nullable=False),
        sa.Column("organization_pk", sa.Integer, nullable=True), sa.Column("country", sa.String, nullable=True),
        sa.Column("basis", sa.String, nullable=False), sa.Column("country_basis", sa.String, nullable=True),
        sa.Column("start_date", sa.Text, nullable=True), sa.Column("end_date", sa.Text, nullable=True),
        sa.Column("evidence", sa.Text, nullable=False), sa.PrimaryKeyConstraint("pk", name="pk_role"),
        sa.ForeignKeyConstraint(["organization_pk"], ["organization.pk"], name="fk_role_organization_pk"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_role_person_pk"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_role_source_pk"),
        sa.UniqueConstraint("person_pk", "statement", "source_pk", name="uq_role_person_pk_statement_source_pk"),
    )
    op.create_index("ix_role_leading", "role", ["person_pk"],
                    sqlite_where=sa.text("leading"), postgresql_where=sa.text("leading"))
    op.create_index("ix_role_source_pk", "role", ["source_pk"])
    op.create_table(
        "source_text",
        sa.Column("source_pk", sa.Integer, nullable=False), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False), sa.Column("original_sha256", sa.String, nullable=False),
        sa.Column("length", sa.Integer, nullable=False), sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("source_pk", "version", name="pk_source_text"),
        sa.ForeignKeyConstraint(["source_pk"], ["source.pk"], name="fk_source_text_source_pk"),
    )
    op.create_table(
        "quote_concept",
        sa.Column("quote_pk", sa.Integer, nullable=False), sa.Column("scheme", sa.String, nullable=False),
        sa.Column("concept", sa.String, nullable=False), sa.Column("position", sa.Integer, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("quote_pk", "scheme", "concept", name="pk_quote_concept"),
        sa.ForeignKeyConstraint(["quote_pk"], ["quote.pk"], name="fk_quote_concept_quote_pk", ondelete="CASCADE"),
    )
    op.create_table(
        "quote_member",
        sa.Column("quote_pk", sa.Integer, nullable=False), sa.Column("person_pk", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("quote_pk", "person_pk", name="pk_quote_member"),
        sa.ForeignKeyConstraint(["person_pk"], ["person.pk"], name="fk_quote_member_person_pk"),
        sa.ForeignKeyConstraint(["quote_pk"], ["quote.pk"], name="fk_quote_member_quote_pk", ondelete="CASCADE"),
    )
    op.create_table(
        "quote_part",
        sa.Column("quote_pk", sa.Integer, nullable=False), sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False), sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("exact", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("quote_pk", "position", name="pk_quote_part"),
        sa.ForeignKeyConstraint(["quote_pk"], ["quote.pk"], name="fk_quote_part_quote_pk", ondelete="CASCADE"),
    )
    # fmt: on
    for content in ("quote_words", "name_words"):
        index = content.replace("_words", "_fts")
        op.execute(
            f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='{content}', content_rowid='pk', "
            'tokenize="unicode61 remove_diacritics 0")'
        )


def downgrade() -> None:
    for table in (
        "quote_fts",
        "name_fts",
        "quote_part",
        "quote_member",
        "quote_concept",
        "source_text",
        "role",
        "quote",
        "person_name",
        "mention",
        "event_source",
        "event_related",
        "event_participant",
        "event_host",
        "event_concept",
        "change_difference",
        "term_pair",
        "term",
        "source",
        "record",
        "quote_words",
        "posting",
        "person",
        "organization",
        "name_words",
        "label",
        "event",
        "concept",
        "change",
    ):
        op.drop_table(table)
