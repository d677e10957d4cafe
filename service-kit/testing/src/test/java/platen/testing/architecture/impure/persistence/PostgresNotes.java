package platen.testing.architecture.impure.persistence;

import platen.testing.architecture.impure.domain.Note;

public record PostgresNotes(Note first) {}
