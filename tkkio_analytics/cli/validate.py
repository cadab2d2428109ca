"""`tkkio validate`: is the catalogue in order, and is the snapshot what its package says."""

from argparse import Namespace
from typing import Final

from tkkio_analytics.cli.terminal import paragraph, write
from tkkio_analytics.config import Settings
from tkkio_analytics.domain.message import Decimal
from tkkio_analytics.i18n import Translator
from tkkio_analytics.services.validation import validate

FINDINGS: Final = 1


def run(_options: Namespace, translator: Translator) -> int:
    """Print every finding of the data and of the practice data inside them; return 1 where there is any."""
    settings = Settings.from_env()
    codes = [_checked(settings, translator=translator)]
    if settings.practice.data_dir.is_dir():
        codes.append(_checked(settings.practice, translator=translator))
    return max(codes)


def _checked(settings: Settings, *, translator: Translator) -> int:
    result = validate(settings.data_dir, release_id=settings.release, refreshed=settings.refreshed_dir)
    for finding in result.findings:
        write(paragraph(translator.message(finding.message), indent="- "))
    repository = result.repository
    if repository is None:
        write([translator.text("cli.validate.failed", count=len(result.findings))])
        return FINDINGS
    counts = {
        "indicators": len(repository.catalog.indicators),
        "regions": len(repository.catalog.regions),
        "observations": len(repository.observations),
    }
    params = {name: Decimal(value=count, decimals=0) for name, count in counts.items()}
    if repository.release.practice:
        write(paragraph(translator.text("cli.practice.line")))
    write([translator.text("cli.validate.passed", release=repository.release.id, **params)])
    return 0
