package platen.identity.groups.domain;

/** A group as its source calls it. */
public record GroupKey(String source, String externalId) {}
