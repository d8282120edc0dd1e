"""Try-out: a draft or a package runs in a house of its own, on a clock of its own."""
