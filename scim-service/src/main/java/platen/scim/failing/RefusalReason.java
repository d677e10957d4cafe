package platen.scim.failing;

import org.jspecify.annotations.Nullable;

/**
 * Why writes were refused.
 *
 * @param status of the answer
 * @param rule in SCIM's words, where it has one
 * @param count how many
 */
public record RefusalReason(int status, @Nullable String rule, long count) {}
