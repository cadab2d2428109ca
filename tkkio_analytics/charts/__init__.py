"""Domain objects into chart specifications, and specifications into pictures."""
