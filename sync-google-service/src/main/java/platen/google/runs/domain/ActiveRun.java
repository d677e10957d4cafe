package platen.google.runs.domain;

import java.util.UUID;

/**
 * A run this process carries out.
 *
 * @param fence number of the lock it holds; another number in the database means that the lock is lost
 */
public record ActiveRun(UUID organisation, UUID id, long fence, boolean dryRun, Trigger trigger) {}
