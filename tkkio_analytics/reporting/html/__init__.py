"""A briefing as one web page: no script, nothing fetched, readable in twenty years."""
