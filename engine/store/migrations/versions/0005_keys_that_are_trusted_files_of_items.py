"""keys that are trusted, files of items."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('trusted_key',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('public_key', sa.Text(), nullable=False),
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.Column('valid_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('valid_to', sa.DateTime(timezone=True), nullable=True),
    sa.Column('added_by', sa.Text(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('withdrawn_by', sa.Text(), nullable=True),
    sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trusted_key'))
    )
    op.create_table('item_file',
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('blob', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['blob'], ['blob.sha256'], name=op.f('fk_item_file_blob')),
    sa.ForeignKeyConstraint(['code', 'revision'], ['item.code', 'item.revision'], name='fk_item_file_item'),
    sa.PrimaryKeyConstraint('code', 'revision', 'path', name=op.f('pk_item_file'))
    )
