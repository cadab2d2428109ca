"""What a briefing says of a region: one module a section; frames in, sections out."""
