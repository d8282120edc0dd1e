"""Archive 归档: what a project leaves, listed with hashes and sealed."""
