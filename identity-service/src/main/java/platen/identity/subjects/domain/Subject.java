package platen.identity.subjects.domain;

/** A sign-in at an identity provider (OpenID Connect Core, 2): {@code sub} is unique within {@code iss} and never given again. */
public record Subject(String issuer, String subject) {}
