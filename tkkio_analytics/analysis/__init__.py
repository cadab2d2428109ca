"""One module per question a leader asks; pure: frames and numbers in, domain objects out."""
