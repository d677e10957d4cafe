package platen.identity.subjects.domain;

import java.time.Instant;
import java.util.UUID;

/** Whose sign-in it is, since when. */
public record SubjectBinding(UUID id, Subject subject, UUID userId, Instant boundAt) {}
