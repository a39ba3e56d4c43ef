"""What the disk says, in words that name the cure."""

import errno
from pathlib import Path

from services.chassis.errors import StorageError


def storage_error(error: OSError, path: Path) -> StorageError:
    """The clear form of an operating-system error about `path`."""
    causes = {
        errno.ENOSPC: (f"the disk that holds {path} is full", "Free some space, then start again; nothing is lost."),
        errno.EDQUOT: (f"the quota of {path} is used up", "Raise the quota or free some space, then start again."),
        errno.EACCES: (f"{path} may not be written", "Give this user the permission, or set ORRERY_DATA elsewhere."),
        errno.EPERM: (f"{path} may not be written", "Give this user the permission, or set ORRERY_DATA elsewhere."),
        errno.EROFS: (f"{path} is on a read-only disk", "Mount it writable, or set ORRERY_DATA elsewhere."),
        errno.EFBIG: (f"{path} is larger than files may be", "Raise the limit (ulimit -f), then start again."),
        errno.EEXIST: (f"{path} leads through a file", "Remove that file, or set ORRERY_DATA elsewhere."),
        errno.ENOTDIR: (f"{path} leads through a file", "Remove that file, or set ORRERY_DATA elsewhere."),
    }
    what, step = causes.get(error.errno or 0, (f"{path}: {error.strerror or error}", "Check the disk, then try again."))
    return StorageError(f"{what[0].upper()}{what[1:]} ({error.strerror or type(error).__name__}). {step}")
