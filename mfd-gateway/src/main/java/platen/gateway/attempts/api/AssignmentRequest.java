package platen.gateway.attempts.api;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** Whose a card of the log is. */
public record AssignmentRequest(@NotNull UUID userId) {}
