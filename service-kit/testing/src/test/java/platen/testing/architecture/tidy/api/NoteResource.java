package platen.testing.architecture.tidy.api;

import platen.testing.architecture.tidy.domain.Note;

public record NoteResource(Note note) {}
