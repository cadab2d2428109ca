"""Who is asking. A sign-in would answer here instead; everything that writes asks for an Identity and nothing else."""

from ipaddress import ip_address

from tkkio_analytics.config import Settings
from tkkio_analytics.domain.identity import VIEWER, Identity, UserRole


def local_identity(settings: Settings, *, address: str | None, forwarded: bool) -> Identity:
    """Return the local editor whom the settings name, or a viewer where anybody else could be asking.

    Parameters
    ----------
    settings
        Name the editor.
    address
        That the server listens to; None where it listens to every one.
    forwarded
        Whether the request came through a proxy, behind which anybody may be.

    Examples
    --------
    >>> from tkkio_analytics.domain.identity import VIEWER
    >>> local_identity(Settings.from_env({"TKKIO_EDITOR": "Maija"}), address="0.0.0.0", forwarded=False) == VIEWER
    True
    """
    if settings.editor is None or forwarded or not is_loopback(address):
        return VIEWER
    return Identity(name=settings.editor, role=UserRole.ADMIN)


def is_loopback(address: str | None) -> bool:
    """Say whether an address is reached from its own machine only.

    Examples
    --------
    >>> [is_loopback(address) for address in ("localhost", "127.0.0.1", "::1", "0.0.0.0", "", None, "db.example.org")]
    [True, True, True, False, False, False, False]
    """
    if not address:
        return False
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
