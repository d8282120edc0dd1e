"""Runs trading processes. `Engine.handle(order)` is the only way to change anything."""
