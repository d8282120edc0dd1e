"""Numbers of projects, samples of forms."""

import json

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None
PROJECTS = "SELECT id, case_file FROM project"
PUT = "INSERT INTO project_reference (project, kind, number) VALUES (:project, :kind, :number)"
KIND = "approval_number"
BRACKETS = str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕")


def upgrade() -> None:
    op.create_table('project_reference',
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_project_reference_project')),
    sa.PrimaryKeyConstraint('project', 'kind', name=op.f('pk_project_reference'))
    )
    with op.batch_alter_table('project_reference', schema=None) as batch_op:
        batch_op.create_index('ix_project_reference_number', ['number', 'kind'], unique=False)

    op.create_table('studio_sample',
    sa.Column('draft', sa.Text(), nullable=False),
    sa.Column('path', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['draft'], ['studio_draft.id'], name=op.f('fk_studio_sample_draft')),
    sa.PrimaryKeyConstraint('draft', 'path', name=op.f('pk_studio_sample'))
    )
    with op.batch_alter_table('register_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('investment_code', sa.Text(), nullable=True))

    _fill(op.get_bind())


def _fill(bind: sa.Connection) -> None:
    """Projects of before keep being found by their approval."""
    for row in bind.execute(sa.text(PROJECTS)).all():
        root = (json.loads(row.case_file).get("root") or {}).get("vars") or {}
        number = "".join(str(root.get(KIND) or "").translate(BRACKETS).split()).upper()
        if number:
            values = {"project": row.id, "kind": KIND, "number": number[:100]}
            bind.execute(sa.text(PUT), values)
