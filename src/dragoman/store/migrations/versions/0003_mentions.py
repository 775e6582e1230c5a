"""How sure a mention of an event is and on what it rests, and which of a series an event is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds `confidence` and `reason` to mentions, `ordinal` to events."""
    op.add_column("mentions", sa.Column("confidence", sa.Float(), nullable=False, server_default="1"))
    op.add_column("mentions", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("events", sa.Column("ordinal", sa.Integer(), nullable=True))
