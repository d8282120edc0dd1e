"""bids with their sealed chunks."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

STANDING = sa.text("state = 'received'")


def upgrade() -> None:
    op.create_table('bid',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=False),
    sa.Column('pseudonym', sa.Text(), nullable=False),
    sa.Column('suite', sa.Text(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('manifest', sa.LargeBinary(), nullable=True),
    sa.Column('hash', sa.Text(), nullable=True),
    sa.Column('root', sa.Text(), nullable=True),
    sa.Column('chunks', sa.Integer(), nullable=True),
    sa.Column('size', sa.BigInteger(), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('signature', sa.Text(), nullable=True),
    sa.Column('erased', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_bid_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_bid'))
    )
    op.create_table('bid_chunk',
    sa.Column('bid', sa.Text(), nullable=False),
    sa.Column('index', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('stored_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['bid'], ['bid.id'], name=op.f('fk_bid_chunk_bid')),
    sa.PrimaryKeyConstraint('bid', 'index', name=op.f('pk_bid_chunk'))
    )
    op.execute(
        "INSERT INTO bid (id, project, lot, pseudonym, state, begun_at, hash, received_at, erased) "
        "SELECT id, project, lot, pseudonym, state, received_at, hash, received_at, true "
        "FROM bid_receipt"
    )
    op.drop_table('bid_receipt')
    with op.batch_alter_table('bid', schema=None) as batch_op:
        batch_op.create_index('ix_bid_lot', ['project', 'lot', 'state'], unique=False)
        batch_op.create_index('ix_bid_unerased', ['erased', 'state', 'begun_at'], unique=False)
        batch_op.create_index('uq_bid_received', ['project', 'lot', 'pseudonym'], unique=True, sqlite_where=STANDING, postgresql_where=STANDING)
