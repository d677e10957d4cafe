package platen.identity.people.domain;

/** A source's person: the source's name and its own, immutable id. Never an email, which may move from one person to another. */
public record PersonKey(String source, String externalId) {}
