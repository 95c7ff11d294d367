"""The database, SQLite or PostgreSQL: tables, migrations, journal, answers, rows, and how they are kept."""
