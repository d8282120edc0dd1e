"""Organisations, people, roles, regions, sign-in, and who may do what."""
