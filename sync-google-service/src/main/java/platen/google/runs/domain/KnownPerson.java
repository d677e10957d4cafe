package platen.google.runs.domain;

import org.jspecify.annotations.Nullable;

/**
 * What was published last of a person.
 *
 * @param digest keyed hash of all of it
 * @param removed whether the last was their removal
 * @param aliases as {@link PersonState#aliasText()}; null where none were read yet
 * @param active null, as {@code email} and {@code displayName}, where it was not kept yet
 */
public record KnownPerson(
        byte[] digest,
        boolean removed,
        @Nullable Boolean active,
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String aliases,
        CredentialTrace accessCode,
        CredentialTrace card) {

    @Override
    public String toString() {
        return "KnownPerson[…]";
    }
}
