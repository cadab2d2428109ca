"""One function per question: where data and analysis meet."""
