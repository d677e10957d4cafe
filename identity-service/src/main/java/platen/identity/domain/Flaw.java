package platen.identity.domain;

/**
 * What is wrong with one value of a draft.
 *
 * @param field its name as callers know it
 */
public record Flaw(String field, String detail) {}
