"""find the pieces of a title by project."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("project_gram", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_gram_project"), ["project"], unique=False)
