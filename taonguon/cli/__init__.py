"""Commands that need no server and no database."""
