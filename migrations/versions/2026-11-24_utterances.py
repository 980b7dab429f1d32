"""Groups of quotes that report one utterance, with what quotes are held against one another by.

Both tables are read model. What is stored is rendered anew after this, which the index's revision of 0 asks for.

Revision: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "variant",
        sa.Column("quote", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("utterance", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("quote", name="pk_variant"),
    )
    op.create_index("ix_variant_utterance_quote", "variant", ["utterance", "quote"])
    op.create_table(
        "wording",
        sa.Column("quote", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("speaker", sa.BigInteger, nullable=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
        sa.Column("event", sa.Integer, nullable=False),
        sa.Column("published", sa.Integer, nullable=False),
        sa.Column("newest", sa.BigInteger, nullable=False),
        sa.Column("tie", sa.BigInteger, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("quote", name="pk_wording"),
    )
    op.create_index("ix_wording_speaker_last_first", "wording", ["speaker", "last", "first"])
    op.execute("PRAGMA user_version = 0")


def downgrade() -> None:
    op.drop_table("wording")
    op.drop_table("variant")
