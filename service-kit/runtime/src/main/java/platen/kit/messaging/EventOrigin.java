package platen.kit.messaging;

import org.jspecify.annotations.Nullable;

/**
 * The outside source an event goes back to.
 *
 * @param source name of the source within the organisation
 * @param externalId the source's own, immutable id of the subject
 * @param runId the run that saw it, if there was one
 */
public record EventOrigin(
        String source,
        @Nullable String externalId,
        @Nullable String runId) {}
