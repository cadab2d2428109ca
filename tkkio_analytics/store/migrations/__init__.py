"""Changes of the tables, run by Alembic; part of the package, so that an installed app has them."""
