package platen.testing.architecture.entangled.api;

import platen.testing.architecture.entangled.domain.Note;

public record NoteResource(Note note) {}
