package platen.google.runs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.Credential;
import platen.google.runs.domain.PersonState;
import platen.kit.crypto.BlindIndex;

/** Tells one state of a person from another without keeping either: keyed hashes, so that neither names nor codes can be guessed back. */
@ApplicationScoped
class PersonDigests {

    private final BlindIndex index;

    PersonDigests(BlindIndex index) {
        this.index = index;
    }

    StagedPerson of(UUID organisation, PersonState person) {
        byte[] code = indexed(organisation, "access-code", person.accessCode());
        byte[] card = indexed(organisation, "card", person.card());
        byte[] digest = index.of(organisation, "person-state", person.fingerprint(hex(code), hex(card)));
        return new StagedPerson(person, digest, code, card);
    }

    /** Of the value as the directory has it: spelled otherwise, it is another observation. */
    private byte @Nullable [] indexed(UUID organisation, String type, Credential credential) {
        return credential instanceof Credential.SetTo(String value) ? index.of(organisation, type, value) : null;
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "" : HexFormat.of().formatHex(bytes);
    }
}
