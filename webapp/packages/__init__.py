"""Packages of trading types through the page: judged, imported as drafts, exported."""
