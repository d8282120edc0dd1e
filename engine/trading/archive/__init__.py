"""Archives: what a project has to leave, sealed, packed, kept for its years, and lent."""
