"""notices found by their text channels and documents."""

import json
import re
import unicodedata

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('medium',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('zh', sa.Text(), nullable=False),
    sa.Column('en', sa.Text(), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('kinds', sa.Text(), nullable=True),
    sa.Column('region', sa.Text(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_medium'))
    )
    op.create_table('clarification_address',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('sealed', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_clarification_address_project')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_clarification_address'))
    )
    with op.batch_alter_table('clarification_address', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_clarification_address_project'), ['project'], unique=False)

    op.create_table('notice_delivery',
    sa.Column('notice', sa.Text(), nullable=False),
    sa.Column('medium', sa.Text(), nullable=False),
    sa.Column('promised_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('shown_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('checked_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('seen_hash', sa.Text(), nullable=True),
    sa.Column('trouble', sa.Text(), nullable=True),
    sa.Column('trouble_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('next_check_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['notice'], ['notice.id'], name=op.f('fk_notice_delivery_notice')),
    sa.PrimaryKeyConstraint('notice', 'medium', name=op.f('pk_notice_delivery'))
    )
    with op.batch_alter_table('notice_delivery', schema=None) as batch_op:
        batch_op.create_index('ix_notice_delivery_next', ['next_check_at', 'notice'], unique=False)
        batch_op.create_index('ix_notice_delivery_trouble', ['trouble', 'trouble_since'], unique=False)

    op.create_table('notice_document',
    sa.Column('notice', sa.Text(), nullable=False),
    sa.Column('document', sa.Text(), nullable=False),
    sa.Column('project', sa.Text(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['document'], ['document.id'], name=op.f('fk_notice_document_document')),
    sa.ForeignKeyConstraint(['notice'], ['notice.id'], name=op.f('fk_notice_document_notice')),
    sa.ForeignKeyConstraint(['project'], ['project.id'], name=op.f('fk_notice_document_project')),
    sa.PrimaryKeyConstraint('notice', 'document', name=op.f('pk_notice_document'))
    )
    with op.batch_alter_table('notice_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_notice_document_project'), ['project'], unique=False)

    op.create_table('notice_term',
    sa.Column('term', sa.Text(), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('notice', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['notice'], ['notice.id'], name=op.f('fk_notice_term_notice')),
    sa.PrimaryKeyConstraint('term', 'published_at', 'notice', name=op.f('pk_notice_term')),
    sqlite_with_rowid=False
    )
    op.drop_table('notice_gram')
    with op.batch_alter_table('notice', schema=None) as batch_op:
        batch_op.add_column(sa.Column('class', sa.Text(), server_default='', nullable=False))
        batch_op.add_column(sa.Column('about', sa.Text(), nullable=True))
        batch_op.add_column(sa.Column('relation', sa.Text(), nullable=True))
        batch_op.create_index(batch_op.f('ix_notice_about'), ['about'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_notice_about'), 'notice', ['about'], ['id'])

    _fill(op.get_bind())


NOTICES = """
    SELECT notice.id, notice.published_at, notice.kind, notice.region, notice.title,
           notice.content, project.code, item.content AS item
    FROM notice
    JOIN project ON project.id = notice.project
    LEFT JOIN item ON item.code = project.item AND item.revision = project.item_revision
"""


def _fill(bind: sa.Connection) -> None:
    """Notices that are there already are found by their text too, and under their class."""
    put = sa.text("INSERT INTO notice_term (term, published_at, notice) VALUES (:t, :at, :n)")
    name = sa.text('UPDATE notice SET "class" = :c WHERE id = :n')
    for row in bind.execute(sa.text(NOTICES)).all():
        class_ = json.loads(row.item).get("class") or "" if row.item else ""
        bind.execute(name, {"c": class_, "n": row.id})
        terms = [{"t": term, "at": row.published_at, "n": row.id} for term in _terms(row, class_)]
        bind.execute(put, terms)


def _terms(row: sa.Row[Any], class_: str) -> set[str]:
    """As this release's engine/trading/notices/terms.py."""
    text = " ".join(_texts(json.loads(row.content)))
    region = row.region
    regions = {region[:2], region[:4], region[:6], region.removesuffix("00").removesuffix("00")}
    named = {f"kind:{row.kind}", f"class:{class_}", *(f"region:{one}" for one in regions)}
    words = _grams(f"{row.title} {row.code or ''}")
    return words | _grams(re.sub(r"[\d.,:+-]+", " ", text)) | named


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for name, one in value.items() for text in (name, *_texts(one))]
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) else []


def _grams(text: str) -> set[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in folded).split()
    return {word[i : i + 2] for word in words for i in range(max(1, len(word) - 1))}
