"""Names of roles in one language."""

from sqlalchemy.orm import Session

from engine.workflow.queries.answering import house


def role_names(session: Session, language: str) -> dict[str, str]:
    """Role key → name."""
    roles = house(session).roles
    return {key: role.en if language == "en" else role.zh for key, role in roles.items()}
