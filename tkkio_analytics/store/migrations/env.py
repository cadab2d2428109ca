"""Run by Alembic: brings the database behind the connection that it is handed to the wanted version."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # The whole upgrade is one transaction, which the caller has begun; SQLite can do that too.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
