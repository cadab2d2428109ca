"""Who asks, and what they may write: the one thing that a sign-in has to supply."""

from dataclasses import dataclass
from enum import StrEnum


class UserRole(StrEnum):
    """What a person does here."""

    VIEWER = "viewer"
    COUNTY_EDITOR = "county_editor"
    MINISTRY = "ministry"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A person.

    Parameters
    ----------
    name
        Written as the author of what the person saves; empty for a viewer without a name.
    role
        Decides what may be written.
    region_codes
        Areas of a county editor; other roles are not bound to areas.
    """

    name: str
    role: UserRole
    region_codes: tuple[str, ...] = ()

    @property
    def may_write(self) -> bool:
        """Say whether the person may write anything at all."""
        return bool(self.name) and self.role is not UserRole.VIEWER

    @property
    def may_freeze(self) -> bool:
        """Say whether the person may freeze a release for a negotiation, which binds both of its sides."""
        return self.may_write and self.role in {UserRole.MINISTRY, UserRole.ADMIN}

    @property
    def may_refresh(self) -> bool:
        """Say whether the person may fetch new figures from the sources, which changes what everybody sees."""
        return bool(self.name) and self.role in {UserRole.MINISTRY, UserRole.ADMIN}

    @property
    def may_answer(self) -> bool:
        """Say whether the person may read and answer what readers report."""
        return self.may_write and self.role in {UserRole.MINISTRY, UserRole.ADMIN}

    def may_write_of(self, region_code: str) -> bool:
        """Say whether the person may write figures and judgements of a region.

        Examples
        --------
        >>> editor = Identity(name="Maija", role=UserRole.COUNTY_EDITOR, region_codes=("11",))
        >>> editor.may_write_of("11"), editor.may_write_of("13")
        (True, False)
        """
        return self.may_write and (self.role is not UserRole.COUNTY_EDITOR or region_code in self.region_codes)


VIEWER = Identity(name="", role=UserRole.VIEWER)
"""Anyone who is not known."""
