package platen.gateway.readers.domain;

/**
 * What is wrong with a part of something an administrator sent.
 *
 * @param pointer JSON pointer (RFC 6901) to the part
 * @param detail for people: what it must be
 */
public record Fault(String pointer, String detail) {}
