"""drafts of trading types."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('studio_draft',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('trading_type', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('region', sa.Text(), nullable=False),
    sa.Column('based_on', sa.Text(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('opened_by', sa.Text(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['based_on'], ['version.id'], name=op.f('fk_studio_draft_based_on')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_studio_draft'))
    )
    with op.batch_alter_table('studio_draft', schema=None) as batch_op:
        batch_op.create_index('ix_studio_draft_state_changed', ['state', 'changed_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_studio_draft_trading_type'), ['trading_type'], unique=False)

    op.create_table('studio_file',
    sa.Column('draft', sa.Text(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('blob', sa.Text(), nullable=True),
    sa.Column('saved_by', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['blob'], ['blob.sha256'], name=op.f('fk_studio_file_blob')),
    sa.ForeignKeyConstraint(['draft'], ['studio_draft.id'], name=op.f('fk_studio_file_draft')),
    sa.PrimaryKeyConstraint('draft', 'path', 'number', name=op.f('pk_studio_file'))
    )
    op.create_table('studio_presence',
    sa.Column('draft', sa.Text(), nullable=False),
    sa.Column('person', sa.Text(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['draft'], ['studio_draft.id'], name=op.f('fk_studio_presence_draft')),
    sa.PrimaryKeyConstraint('draft', 'person', name=op.f('pk_studio_presence'))
    )
    op.create_table('studio_review',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('draft', sa.Text(), nullable=False),
    sa.Column('bundle', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('effective_from', sa.DateTime(timezone=True), nullable=False),
    sa.Column('asked_by', sa.Text(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by', sa.Text(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('accepted', sa.Boolean(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('version', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['draft'], ['studio_draft.id'], name=op.f('fk_studio_review_draft')),
    sa.ForeignKeyConstraint(['version'], ['version.id'], name=op.f('fk_studio_review_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_studio_review'))
    )
    with op.batch_alter_table('studio_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_studio_review_draft'), ['draft'], unique=False)

    op.create_table('studio_trial',
    sa.Column('draft', sa.Text(), nullable=False),
    sa.Column('bundle', sa.Text(), nullable=False),
    sa.Column('passed', sa.Boolean(), nullable=False),
    sa.Column('stories', sa.Text(), nullable=True),
    sa.Column('tried_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['draft'], ['studio_draft.id'], name=op.f('fk_studio_trial_draft')),
    sa.PrimaryKeyConstraint('draft', 'bundle', name=op.f('pk_studio_trial'))
    )
