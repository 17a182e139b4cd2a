"""Which names mean one thing: within a document (entities and their aliases), then across documents."""
