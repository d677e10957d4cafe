package platen.google.runs.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What identifies one change of a plan.
 *
 * @param baseDigest what was published last; null for somebody new
 * @param digest what is to be published
 * @param classes names of guard classes
 */
public record PlanLine(
        String externalId, ChangeKind kind, byte @Nullable [] baseDigest, byte[] digest, Set<String> classes) {}
