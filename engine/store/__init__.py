"""Sessions, column types, migrations, ledger and files: where everything is kept."""
