package platen.testing.architecture.misnamed.domain;

public record NoteUtils() {}
