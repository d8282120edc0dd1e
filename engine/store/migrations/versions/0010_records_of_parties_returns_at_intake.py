"""Records of parties, returns at intake."""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('intake_return',
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('told', sa.Text(), nullable=True),
    sa.Column('handed', sa.Text(), nullable=True),
    sa.Column('needed', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_intake_return_project')),
    sa.PrimaryKeyConstraint('project', 'round', name=op.f('pk_intake_return'))
    )
    op.create_table('party',
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('legal_representative', sa.Text(), nullable=False),
    sa.Column('address', sa.Text(), nullable=False),
    sa.Column('identity_digest', sa.Text(), nullable=True),
    sa.Column('identity_last', sa.Text(), nullable=True),
    sa.Column('source', sa.Text(), nullable=True),
    sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('merged_into', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['merged_into'], ['organisation.id'], name=op.f('fk_party_merged_into')),
    sa.ForeignKeyConstraint(['organisation'], ['organisation.id'], name=op.f('fk_party_organisation')),
    sa.PrimaryKeyConstraint('organisation', name=op.f('pk_party')),
    sa.UniqueConstraint('identity_digest', name=op.f('uq_party_identity_digest'))
    )
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.create_index('ix_party_changed_at', ['changed_at', 'organisation'], unique=False)
        batch_op.create_index(batch_op.f('ix_party_merged_into'), ['merged_into'], unique=False)
        batch_op.create_index('ix_party_source', ['source', 'registered_at'], unique=False)

    op.create_table('party_change',
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('part', sa.Text(), nullable=False),
    sa.Column('before', sa.Text(), nullable=True),
    sa.Column('after', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['organisation'], ['organisation.id'], name=op.f('fk_party_change_organisation')),
    sa.PrimaryKeyConstraint('organisation', 'revision', name=op.f('pk_party_change'))
    )
    op.create_table('party_item',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.Column('part', sa.Text(), nullable=False),
    sa.Column('data', sa.Text(), nullable=True),
    sa.Column('file', sa.Text(), nullable=True),
    sa.Column('file_name', sa.Text(), nullable=True),
    sa.Column('file_type', sa.Text(), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['organisation'], ['organisation.id'], name=op.f('fk_party_item_organisation')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party_item'))
    )
    with op.batch_alter_table('party_item', schema=None) as batch_op:
        batch_op.create_index('ix_party_item_organisation', ['organisation', 'part', 'added_at'], unique=False)

    op.create_table('party_trait',
    sa.Column('trait', sa.Text(), nullable=False),
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['organisation'], ['organisation.id'], name=op.f('fk_party_trait_organisation')),
    sa.PrimaryKeyConstraint('trait', 'organisation', name=op.f('pk_party_trait'))
    )
    with op.batch_alter_table('party_trait', schema=None) as batch_op:
        batch_op.create_index('ix_party_trait_organisation', ['organisation'], unique=False)
