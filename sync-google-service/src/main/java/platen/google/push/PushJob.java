package platen.google.push;

/**
 * A person to be read again.
 *
 * @param generation rises with each push that comes while it waits
 * @param tries this one included
 */
public record PushJob(String externalId, long generation, int tries) {}
