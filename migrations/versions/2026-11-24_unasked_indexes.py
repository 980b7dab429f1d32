"""No index that nobody asks: quotes by person and by organization, and events by who took part.

Revision: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UNASKED = (
    ("quote", "person_pk"),
    ("quote", "organization_pk"),
    ("quote", "role_organization_pk"),
    ("event_participant", "person_pk"),
)


def upgrade() -> None:
    for table, column in UNASKED:
        op.drop_index(f"ix_{table}_{column}", table)


def downgrade() -> None:
    for table, column in UNASKED:
        op.create_index(f"ix_{table}_{column}", table, [column])
