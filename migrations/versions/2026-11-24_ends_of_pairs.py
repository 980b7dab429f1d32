"""The least and greatest key by date of what a person said on a subject, beside how much that is.

What is stored is looked up in the lists, 15 s for a million quotes, so that it need not be rendered anew.

Revision: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UNDATED = 1 << 44
IN_BOTH = f"""
    SELECT p.newest FROM posting p WHERE p.term = term_pair.term AND p.newest < {UNDATED} AND EXISTS (
        SELECT 1 FROM posting b
        WHERE b.term = term_pair.other AND b.newest = p.newest AND b.tie = p.tie AND b.record = p.record
    ) ORDER BY p.newest
"""


def upgrade() -> None:
    for name in ("least", "greatest"):
        op.add_column("term_pair", sa.Column(name, sa.BigInteger, nullable=True))
    op.execute(f"UPDATE term_pair SET least = ({IN_BOTH} LIMIT 1), greatest = ({IN_BOTH} DESC LIMIT 1)")


def downgrade() -> None:
    for name in ("least", "greatest"):
        op.drop_column("term_pair", name)
