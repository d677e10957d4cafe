package platen.accesscode.policy.domain;

/**
 * What an administrator should know or do.
 *
 * @param slug stable, for programs
 * @param text for people
 */
public record Advice(String slug, String text) {}
