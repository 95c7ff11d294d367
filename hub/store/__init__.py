"""The database: tables, migrations, journal, answers and rows. SQLite, made so that PostgreSQL can follow."""
