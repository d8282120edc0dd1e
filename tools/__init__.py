"""Small programs that prepare a checkout, lock its dependencies and lend tests a database."""
