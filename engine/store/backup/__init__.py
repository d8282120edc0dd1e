"""Backup of a running system into one file, and restoring it elsewhere, on either database."""

from engine.store.backup.archive import Heads, Manifest, NotABackup
from engine.store.backup.restoring import NotEmpty, OtherRevision, restore
from engine.store.backup.taking import backup

__all__ = ["Heads", "Manifest", "NotABackup", "NotEmpty", "OtherRevision", "backup", "restore"]
