"""The software that this program is made of, as its packages say of themselves."""

from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires

PROJECT = "tkkio-analytics"
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Software:
    """A package: its name, version and licence."""

    name: str
    version: str
    licence: str


def software() -> tuple[Software, ...]:
    """Return the packages that ship with the program; none where it runs without having been installed."""
    try:
        names = [line.split("==")[0] for line in requires(PROJECT) or ()]
    except PackageNotFoundError:
        return ()
    described = [metadata(name) for name in names]
    return tuple(
        Software(name=package["Name"], version=package["Version"], licence=_licence(package)) for package in described
    )


def _licence(package: PackageMetadata) -> str:
    """Return the licence: an SPDX expression, else the classifier, else the first line of the text."""
    found: dict[str, str | list[str]] = package.json
    expression = str(found.get("license_expression", ""))
    classifiers = [line.split(" :: ")[-1] for line in found.get("classifier", ()) if line.startswith("License ::")]
    lines = str(found.get("license", "")).strip().splitlines()
    return expression or "; ".join(classifiers) or (lines[0][:LONGEST] if lines else "")
