"""Deposits, fees and the ledger of money."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('money_message',
    sa.Column('sender', sa.Text(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('sha256', sa.Text(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('sender', 'id', name=op.f('pk_money_message'))
    )
    op.create_table('money_statement',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('bank', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('difference', sa.BigInteger(), nullable=False),
    sa.Column('lines', sa.Text(), nullable=True),
    sa.Column('imported_by', sa.Text(), nullable=False),
    sa.Column('imported_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_money_statement'))
    )
    with op.batch_alter_table('money_statement', schema=None) as batch_op:
        batch_op.create_index('ix_money_statement_imported', ['imported_at'], unique=False)

    op.create_table('money_transfer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('transaction', sa.Text(), nullable=False),
    sa.Column('debit', sa.Text(), nullable=False),
    sa.Column('credit', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('amount > 0', name=op.f('ck_money_transfer_positive')),
    sa.CheckConstraint('debit <> credit', name=op.f('ck_money_transfer_two_sides')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_money_transfer'))
    )
    with op.batch_alter_table('money_transfer', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_money_transfer_credit'), ['credit'], unique=False)
        batch_op.create_index(batch_op.f('ix_money_transfer_debit'), ['debit'], unique=False)
        batch_op.create_index(batch_op.f('ix_money_transfer_transaction'), ['transaction'], unique=False)

    op.create_table('revoked_guarantee',
    sa.Column('issuer', sa.Text(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('told_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('issuer', 'id', name=op.f('pk_revoked_guarantee'))
    )
    op.create_table('deposit_terms',
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('valid_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('beneficiary', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_deposit_terms_project')),
    sa.PrimaryKeyConstraint('project', 'lot', name=op.f('pk_deposit_terms'))
    )
    op.create_table('money_payment',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('sub_account', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=True),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('counted', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('booked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_money_payment_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_money_payment'))
    )
    with op.batch_alter_table('money_payment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_money_payment_project'), ['project'], unique=False)
        batch_op.create_index(batch_op.f('ix_money_payment_sub_account'), ['sub_account'], unique=False)

    op.create_table('money_sub_account',
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('expected', sa.BigInteger(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settles', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_money_sub_account_project')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_money_sub_account'))
    )
    with op.batch_alter_table('money_sub_account', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_money_sub_account_project'), ['project'], unique=False)

    op.create_table('deposit_ticket',
    sa.Column('number', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=False),
    sa.Column('pseudonym', sa.Text(), nullable=False),
    sa.Column('sub_account', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_deposit_ticket_project')),
    sa.ForeignKeyConstraint(['sub_account'], ['money_sub_account.number'], name=op.f('fk_deposit_ticket_sub_account')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_deposit_ticket')),
    sa.UniqueConstraint('sub_account', name=op.f('uq_deposit_ticket_sub_account'))
    )
    with op.batch_alter_table('deposit_ticket', schema=None) as batch_op:
        batch_op.create_index('uq_deposit_ticket', ['project', 'lot', 'pseudonym'], unique=True)

    op.create_table('fee_bill',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('lot', sa.Text(), nullable=True),
    sa.Column('fee', sa.Text(), nullable=False),
    sa.Column('payer', sa.Text(), nullable=False),
    sa.Column('basis', sa.Text(), nullable=False),
    sa.Column('full', sa.BigInteger(), nullable=False),
    sa.Column('waived', sa.BigInteger(), nullable=False),
    sa.Column('waiver', sa.Text(), nullable=True),
    sa.Column('waived_by', sa.Text(), nullable=True),
    sa.Column('sub_account', sa.Text(), nullable=True),
    sa.Column('invoice', sa.Text(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_fee_bill_project')),
    sa.ForeignKeyConstraint(['sub_account'], ['money_sub_account.number'], name=op.f('fk_fee_bill_sub_account')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_fee_bill')),
    sa.UniqueConstraint('sub_account', name=op.f('uq_fee_bill_sub_account'))
    )
    with op.batch_alter_table('fee_bill', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_fee_bill_payer'), ['payer'], unique=False)
        batch_op.create_index(batch_op.f('ix_fee_bill_project'), ['project'], unique=False)

    op.create_table('money_payer',
    sa.Column('payment', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('account', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['payment'], ['money_payment.id'], name=op.f('fk_money_payer_payment')),
    sa.PrimaryKeyConstraint('payment', name=op.f('pk_money_payer'))
    )
    op.create_table('money_payout',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=True),
    sa.Column('sub_account', sa.Text(), nullable=False),
    sa.Column('payment', sa.Text(), nullable=False),
    sa.Column('payee', sa.Text(), nullable=True),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('rule', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('principal', sa.BigInteger(), nullable=False),
    sa.Column('interest', sa.BigInteger(), nullable=False),
    sa.Column('surcharge', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('refusal', sa.Text(), nullable=True),
    sa.Column('ordered_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['payment'], ['money_payment.id'], name=op.f('fk_money_payout_payment')),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_money_payout_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_money_payout'))
    )
    with op.batch_alter_table('money_payout', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_money_payout_payment'), ['payment'], unique=False)
        batch_op.create_index(batch_op.f('ix_money_payout_project'), ['project'], unique=False)

    op.create_table('deposit_guarantee',
    sa.Column('issuer', sa.Text(), nullable=False),
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('ticket', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('valid_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('letter', sa.Text(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['ticket'], ['deposit_ticket.number'], name=op.f('fk_deposit_guarantee_ticket')),
    sa.PrimaryKeyConstraint('issuer', 'id', name=op.f('pk_deposit_guarantee'))
    )
    with op.batch_alter_table('deposit_guarantee', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_deposit_guarantee_ticket'), ['ticket'], unique=False)
