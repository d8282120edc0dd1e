"""Flask and the command line: speaks only Engine, orders, queries, vocabulary and errors."""
