package platen.identity.imports;

import platen.identity.imports.domain.Finding;

/**
 * A finding in its place.
 *
 * @param place beside others of the line
 */
public record PlacedFinding(Finding finding, long place) {}
