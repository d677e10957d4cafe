package platen.identity.imports.domain;

/**
 * What whoever sends a file decides.
 *
 * @param notifies whether people are told of codes that the import sets or clears
 * @param creates whether it makes people whom nobody knows yet
 */
public record ImportOptions(boolean notifies, boolean creates) {}
