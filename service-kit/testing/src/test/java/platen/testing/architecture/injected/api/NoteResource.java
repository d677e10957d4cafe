package platen.testing.architecture.injected.api;

import platen.testing.architecture.injected.domain.Note;

public record NoteResource(Note note) {}
