"""No digest of each quote: one that comes again is held against what is stored of it.

Revision: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("quote", "content_digest")


def downgrade() -> None:
    op.add_column("quote", sa.Column("content_digest", sa.String, nullable=False, server_default=""))
