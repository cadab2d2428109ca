"""A briefing as PowerPoint: native text, tables and charts that its readers go on editing."""
