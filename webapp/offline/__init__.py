"""Pages of an archived project as plain files: no network, no script, no platform."""

from webapp.offline.rebuilding import rebuild

__all__ = ["rebuild"]
