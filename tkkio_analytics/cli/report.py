"""`tkkio report`: a briefing as a file, of one region or of every area."""

from argparse import Namespace
from pathlib import Path

from tkkio_analytics.cli.report_all import write_all
from tkkio_analytics.cli.report_order import Order, content, save
from tkkio_analytics.cli.terminal import write
from tkkio_analytics.domain.briefing import BriefingKind
from tkkio_analytics.errors import NoDataError, ReportError
from tkkio_analytics.i18n import Translator


def run(options: Namespace, translator: Translator) -> int:
    """Write one briefing to a file, or those of every area to a folder.

    Raises
    ------
    ReportError
        If it is not said of what and where to, or it cannot be written there.
    NoDataError
        If a single question names no indicator.
    """
    if options.out is None or (options.region is None) is not options.all_regions:
        raise ReportError("report_out_missing")
    if options.kind == BriefingKind.QUESTION and options.indicator is None:
        raise NoDataError("no_question")
    order = Order(
        kind=BriefingKind(options.kind),
        goal_id=options.goal,
        indicator_id=options.indicator,
        language=translator.language,
        format_id=options.format,
        template=options.template,
        practice=options.practice,
    )
    target = Path(options.out)
    if options.all_regions:
        return write_all(order, folder=target, translator=translator, again=options.again, quiet=options.quiet)
    made = content(order, region_code=options.region)
    save(target, made)
    write([translator.text("cli.report.written", file=str(target), size=-(-len(made) // 1024))])
    return 0
