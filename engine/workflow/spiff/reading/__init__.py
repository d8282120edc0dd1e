"""Diagrams in, read-only specs out; what is not supported is refused by file and element."""
