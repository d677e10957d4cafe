package platen.testing.architecture.entangled.persistence;

import platen.testing.architecture.entangled.domain.Note;

public record PostgresNotes(Note first) {}
