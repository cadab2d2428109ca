"""Freshness, corrections, breaks and findings of the data that are shown, kept at hand for the release."""

from datetime import date

import streamlit as st

from tkkio_analytics.config import Settings
from tkkio_analytics.data.repository import Repository
from tkkio_analytics.domain.data_quality import CorrectedFigure, SourceFreshness, ValidationFinding
from tkkio_analytics.domain.indicator import Break
from tkkio_analytics.domain.source_check import SourceCheck
from tkkio_analytics.services import data_quality as services
from tkkio_analytics.services.source_checks import last_source_check as last_check
from tkkio_analytics.ui.cache.opened import KEPT_FOR, release, repository, today
from tkkio_analytics.ui.cache.settings import pinned, settings_in_force


def freshness() -> tuple[SourceFreshness, ...]:
    """Return how fresh each source is, those with overdue series first."""
    return _freshness(repository(), release().sha256, today())


def corrected_figures() -> tuple[CorrectedFigure, ...]:
    """Return the figures that are declared wrong or doubtful."""
    return services.corrected_figures(repository())


def declared_breaks() -> tuple[Break, ...]:
    """Return every break of the catalogue, the latest first."""
    return services.declared_breaks(repository())


def validation_findings() -> tuple[ValidationFinding, ...]:
    """Return what is wrong with the reference data and the release shown."""
    return _findings(settings_in_force(), pinned())


def last_source_check() -> SourceCheck | None:
    """Return what the latest check of the sources found; None where there has been none."""
    return last_check(settings_in_force())


@st.cache_resource(max_entries=4, ttl=KEPT_FOR, show_spinner=False)
def _freshness(_repository: Repository, release_hash: str, day: date) -> tuple[SourceFreshness, ...]:  # noqa: ARG001
    return services.freshness(_repository, today=day)


@st.cache_resource(max_entries=4, ttl="10m", show_spinner=False)
def _findings(settings: Settings, release_id: str) -> tuple[ValidationFinding, ...]:
    return services.validation_findings(settings, release_id=release_id)
