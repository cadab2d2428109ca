"""The State Treasury: economic reports of counties, joint authorities and municipalities, and their taxonomies."""
