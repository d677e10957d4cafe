package platen.testing.architecture.impure.api;

import platen.testing.architecture.impure.domain.Note;

public record NoteResource(Note note) {}
