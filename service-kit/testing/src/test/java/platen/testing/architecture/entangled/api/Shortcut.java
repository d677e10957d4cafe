package platen.testing.architecture.entangled.api;

import platen.testing.architecture.entangled.persistence.PostgresNotes;

public record Shortcut(PostgresNotes notes) {}
