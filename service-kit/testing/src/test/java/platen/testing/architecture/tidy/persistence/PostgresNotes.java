package platen.testing.architecture.tidy.persistence;

import platen.testing.architecture.tidy.domain.Note;

public record PostgresNotes(Note first) {}
