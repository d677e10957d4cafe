package platen.testing.architecture.misnamed.api;

import platen.testing.architecture.misnamed.domain.Note;

public record NoteResource(Note note) {}
