package platen.identity.people.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whom a source has.
 *
 * @param primary the source whose word counts now; null when each source's does
 * @param people all users but internal ones
 * @param linked those that the source has
 * @param onlyAtPrimary those that the present primary source has and the source has not
 */
public record SourceCounts(String source, @Nullable String primary, long people, long linked, long onlyAtPrimary) {}
