"""documents awards and sealed archives."""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('issued_document',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('content', sa.Text(), nullable=True),
    sa.Column('hash', sa.Text(), nullable=False),
    sa.Column('issued_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('recipient', sa.Text(), nullable=True),
    sa.Column('sha256', sa.Text(), nullable=True),
    sa.Column('size', sa.BigInteger(), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('received_by', sa.Text(), nullable=True),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('revoked_order', sa.Text(), nullable=True),
    sa.Column('revoked_reason', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_issued_document_project')),
    sa.ForeignKeyConstraint(['recipient'], ['organisation.id'], name=op.f('fk_issued_document_recipient')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_issued_document')),
    sa.UniqueConstraint('number', name=op.f('uq_issued_document_number'))
    )
    with op.batch_alter_table('issued_document', schema=None) as batch_op:
        batch_op.create_index('ix_issued_document_project', ['project', 'issued_at'], unique=False)
        batch_op.create_index('ix_issued_document_recipient', ['recipient', 'issued_at'], unique=False)
        batch_op.create_index('ix_issued_document_sha256', ['sha256'], unique=False)

    op.create_table('archive_loan',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('borrower', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('lent_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lent_by', sa.Text(), nullable=False),
    sa.Column('returned_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('returned_by', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['archive.project'], name=op.f('fk_archive_loan_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_archive_loan'))
    )
    with op.batch_alter_table('archive_loan', schema=None) as batch_op:
        batch_op.create_index('ix_archive_loan_open', ['returned_at', 'due_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_archive_loan_project'), ['project'], unique=False)

    op.create_table('award',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=False),
    sa.Column('candidates', sa.Text(), nullable=True),
    sa.Column('named_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('rule', sa.Text(), nullable=True),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('winner', sa.Text(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('letter', sa.Text(), nullable=True),
    sa.Column('contract', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_award_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award'))
    )
    with op.batch_alter_table('award', schema=None) as batch_op:
        batch_op.create_index('ix_award_lot', ['project', 'lot', 'named_at'], unique=False)

    with op.batch_alter_table('archive', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('files', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('keep_until', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('package', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('package_size', sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column('packed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_archive_keep_until'), ['keep_until'], unique=False)
        batch_op.create_unique_constraint(batch_op.f('uq_archive_number'), ['number'])
