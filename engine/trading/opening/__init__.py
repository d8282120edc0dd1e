"""The opening hall: attendance, secrets handed in, the read-out, objections and minutes."""
