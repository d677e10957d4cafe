package platen.testing.architecture.misnamed.persistence;

import platen.testing.architecture.misnamed.domain.Note;

public record PostgresNotes(Note first) {}
