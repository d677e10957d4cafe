package platen.google.runs.domain;

import java.util.Optional;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectoryUser;

/** All that is published of a person. */
public record PersonState(
        String externalId,
        String userName,
        String displayName,
        String email,
        boolean active,
        Credential accessCode,
        Credential card) {

    /** A person's primary address is both user name and email. */
    public static PersonState of(DirectoryUser user, CustomFields fields, ManagedFields managed) {
        Optional<String> code = user.field(fields.accessCode());
        Optional<String> card = user.field(fields.card());
        return new PersonState(
                user.id(),
                user.primaryEmail(),
                user.fullName(),
                user.primaryEmail(),
                user.active(),
                Credential.of(managed.accessCode(), code),
                Credential.of(managed.card(), card));
    }

    /** Whether the directory holds a code or a card of theirs. */
    public boolean hasCredential() {
        return accessCode instanceof Credential.SetTo || card instanceof Credential.SetTo;
    }

    /**
     * A text that is the same for the same state only: each part is preceded by its length.
     *
     * @param codeIndex stands for the code, empty when there is none
     */
    public String fingerprint(String codeIndex, String cardIndex) {
        StringBuilder text = new StringBuilder("1");
        for (String part : new String[] {
            externalId,
            userName,
            displayName,
            email,
            Boolean.toString(active),
            accessCode.state(),
            codeIndex,
            card.state(),
            cardIndex
        }) {
            text.append('|').append(part.length()).append(':').append(part);
        }
        return text.toString();
    }
}
