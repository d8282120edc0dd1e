"""A trading type as a package: one zip, or the folders of a checkout; both read the same way."""

from engine.workflow.packages.archive import from_zip, read_zip, write_zip
from engine.workflow.packages.folder import names, read, unpack
from engine.workflow.packages.package import Package, of

__all__ = ["Package", "from_zip", "names", "of", "read", "read_zip", "unpack", "write_zip"]
