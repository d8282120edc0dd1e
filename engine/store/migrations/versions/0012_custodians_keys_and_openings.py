"""custodians keys and openings."""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('opening',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=False),
    sa.Column('lot_name', sa.Text(), nullable=False),
    sa.Column('began_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('window_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('minutes', sa.Text(), nullable=True),
    sa.Column('minutes_hash', sa.Text(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_opening_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening')),
    sa.UniqueConstraint('project', 'lot', name=op.f('uq_opening_project_lot'))
    )
    op.create_table('custodian_key',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('person', sa.Text(), nullable=False),
    sa.Column('organisation', sa.Text(), nullable=False),
    sa.Column('suite', sa.Text(), nullable=False),
    sa.Column('public_keys', sa.Text(), nullable=True),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('registered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('challenge', sa.Text(), nullable=True),
    sa.Column('rehearsed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('fixed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['organisation'], ['organisation.id'], name=op.f('fk_custodian_key_organisation')),
    sa.ForeignKeyConstraint(['person'], ['person.id'], name=op.f('fk_custodian_key_person')),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_custodian_key_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_custodian_key'))
    )
    with op.batch_alter_table('custodian_key', schema=None) as batch_op:
        batch_op.create_index('uq_custodian_key_current', ['project', 'role'], unique=True, sqlite_where=sa.text("state = 'current'"), postgresql_where=sa.text("state = 'current'"))

    op.create_table('minutes_signature',
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('capacity', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('person', sa.Text(), nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['opening'], ['opening.id'], name=op.f('fk_minutes_signature_opening')),
    sa.ForeignKeyConstraint(['person'], ['person.id'], name=op.f('fk_minutes_signature_person')),
    sa.PrimaryKeyConstraint('opening', 'capacity', 'key', name=op.f('pk_minutes_signature'))
    )
    op.create_table('opened_bid',
    sa.Column('bid', sa.Text(), nullable=False),
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('pseudonym', sa.Text(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('chunk', sa.Integer(), nullable=True),
    sa.Column('organisation', sa.Text(), nullable=True),
    sa.Column('name', sa.Text(), nullable=True),
    sa.Column('uscc', sa.Text(), nullable=True),
    sa.Column('fields', sa.Text(), nullable=True),
    sa.Column('content_key', sa.Text(), nullable=True),
    sa.Column('files', sa.Text(), nullable=True),
    sa.Column('chunks', sa.Integer(), nullable=False),
    sa.Column('checked', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['opening'], ['opening.id'], name=op.f('fk_opened_bid_opening')),
    sa.PrimaryKeyConstraint('bid', name=op.f('pk_opened_bid'))
    )
    with op.batch_alter_table('opened_bid', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opened_bid_opening'), ['opening'], unique=False)

    op.create_table('opening_attendance',
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['opening'], ['opening.id'], name=op.f('fk_opening_attendance_opening')),
    sa.PrimaryKeyConstraint('opening', 'key', name=op.f('pk_opening_attendance'))
    )
    op.create_table('opening_objection',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('raised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('answer', sa.Text(), nullable=True),
    sa.Column('answered_by', sa.Text(), nullable=True),
    sa.Column('answered_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['opening'], ['opening.id'], name=op.f('fk_opening_objection_opening')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_opening_objection'))
    )
    with op.batch_alter_table('opening_objection', schema=None) as batch_op:
        batch_op.create_index('ix_opening_objection_raised', ['opening', 'raised_at'], unique=False)

    op.create_table('opening_secret',
    sa.Column('bid', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('opening', sa.Text(), nullable=False),
    sa.Column('usable', sa.Boolean(), nullable=False),
    sa.Column('secret', sa.Text(), nullable=True),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['opening'], ['opening.id'], name=op.f('fk_opening_secret_opening')),
    sa.PrimaryKeyConstraint('bid', 'kind', name=op.f('pk_opening_secret'))
    )
    with op.batch_alter_table('opening_secret', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_opening_secret_opening'), ['opening'], unique=False)
