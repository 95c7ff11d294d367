"""The database: tables, migrations, journal, commands and rows. SQLite now, written so that PostgreSQL can follow."""
