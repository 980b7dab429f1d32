"""The first and last key by date of what a person said on a subject, beside how much that is.

They are read model: what is stored is rendered anew after this, which the index's revision of 0 asks for.

Revision: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("least", "greatest"):
        op.add_column("term_pair", sa.Column(name, sa.BigInteger, nullable=True))
    op.execute("PRAGMA user_version = 0")


def downgrade() -> None:
    for name in ("least", "greatest"):
        op.drop_column("term_pair", name)
