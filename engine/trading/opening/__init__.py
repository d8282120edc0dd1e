"""The opening hall 开标大厅: who came, secrets handed in, the read-out, objections, minutes."""
