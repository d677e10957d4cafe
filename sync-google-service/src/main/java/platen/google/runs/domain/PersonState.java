package platen.google.runs.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectoryUser;

/**
 * All that is published of a person.
 *
 * @param aliases further addresses in lower case, in order and each once
 */
public record PersonState(
        String externalId,
        String userName,
        String displayName,
        String email,
        List<String> aliases,
        boolean active,
        Credential accessCode,
        Credential card) {

    public PersonState {
        aliases = List.copyOf(aliases);
    }

    /** A person's primary address is both user name and email. */
    public static PersonState of(DirectoryUser user, CustomFields fields, ManagedFields managed) {
        Optional<String> code = user.field(fields.accessCode());
        Optional<String> card = user.field(fields.card());
        return new PersonState(
                user.id(),
                user.primaryEmail(),
                user.fullName(),
                user.primaryEmail(),
                aliases(user),
                user.active(),
                Credential.of(managed.accessCode(), code),
                Credential.of(managed.card(), card));
    }

    /** Google promises no order, and its addresses mean the same in any case. */
    private static List<String> aliases(DirectoryUser user) {
        String own = user.primaryEmail().strip().toLowerCase(Locale.ROOT);
        return user.aliases().stream()
                .map(alias -> alias.strip().toLowerCase(Locale.ROOT))
                .filter(alias -> !alias.isEmpty() && !alias.equals(own))
                .distinct()
                .sorted()
                .toList();
    }

    /** As they are kept and reported; empty when there are none. */
    public String aliasText() {
        return String.join(" ", aliases);
    }

    /** Whether the directory holds a code or a card of theirs. */
    public boolean hasCredential() {
        return accessCode instanceof Credential.SetTo || card instanceof Credential.SetTo;
    }

    /**
     * A text that is the same for the same state only: each part is preceded by its length. Of who has no aliases it is what it was before
     * aliases were read, so that those are not published anew.
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
            append(text, part);
        }
        aliases.forEach(alias -> append(text, alias));
        return text.toString();
    }

    private static void append(StringBuilder text, String part) {
        text.append('|').append(part.length()).append(':').append(part);
    }
}
