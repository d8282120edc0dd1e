"""Runs processes: orders, queries, versions, tasks, timers. Knows nothing of trading."""
