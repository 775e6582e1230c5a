"""Which file gave which documents, so that reading again passes over a file without parsing it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds the table `readings`."""
    op.create_table(
        "readings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["doc"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "doc"),
    )
