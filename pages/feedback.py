"""Palaute: a figure that looks wrong, an obstacle to access, or anything else."""

from tkkio_analytics.ui import components, shell

page = shell.open_page("feedback")
components.lead(page, components.feedback_findings())
cause = components.feedback_cause()
components.refusals(page)
components.feedback_form(page, cause)
components.feedback_list(page)
