"""Reading a claim written in Finnish: words, names, cases and years, by an explicit grammar."""
