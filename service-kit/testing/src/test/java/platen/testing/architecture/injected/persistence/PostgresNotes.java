package platen.testing.architecture.injected.persistence;

import platen.testing.architecture.injected.domain.Note;

public record PostgresNotes(Note first) {}
