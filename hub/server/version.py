"""The product's version, as installed."""

from importlib.metadata import PackageNotFoundError, version


def _version() -> str:
    try:
        return version("tingxu")
    except PackageNotFoundError:  # run from a folder, not installed
        return "0"


VERSION = _version()
