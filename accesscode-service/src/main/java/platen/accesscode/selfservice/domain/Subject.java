package platen.accesscode.selfservice.domain;

/** A sign-in: {@code iss} and {@code sub} of the access token. */
public record Subject(String issuer, String subject) {}
