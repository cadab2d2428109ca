"""One package a source: the questions it is asked, and its answers from bytes to tables."""
