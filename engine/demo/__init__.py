"""The demo province: its people, and projects made by replaying stories through the engine."""
