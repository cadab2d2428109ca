"""From the answers of a source to a new release: fetched, compared with what is in force, published whole."""
