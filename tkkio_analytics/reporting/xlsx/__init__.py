"""A briefing as a workbook: a sheet a table, native charts, real numbers, and the sources."""
