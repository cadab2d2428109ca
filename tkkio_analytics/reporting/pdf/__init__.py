"""A briefing as a PDF: tagged for screen readers (PDF/UA-1), set by typst, and read back."""
