"""What the hall, the custodians' pages and the services ask of an opening."""
