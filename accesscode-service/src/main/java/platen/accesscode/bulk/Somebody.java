package platen.accesscode.bulk;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.domain.PersonState;

/**
 * A person as a batch finds them.
 *
 * @param codeVersion newest published version of their code
 * @param codePolicy name of the override that holds for them
 * @param code what they have; null for nothing
 */
public record Somebody(
        UUID user,
        PersonState state,
        long codeVersion,
        @Nullable String codePolicy,
        @Nullable Code code) {

    /**
     * The code of somebody, sealed up as it is stored.
     *
     * @param change its number; 0 when it is older than all numbers
     * @param wanted whether somebody else waits for it, who must get it
     */
    public record Code(
            UUID id,
            long version,
            boolean generated,
            IssueReason reason,
            int length,
            byte[] ciphertext,
            long change,
            boolean wanted) {}

    boolean isActive() {
        return state == PersonState.ACTIVE;
    }

    /** Whether somebody else waits for what they have. */
    boolean isAwaited() {
        return code != null && code.wanted();
    }

    /** Whether nothing has happened to them since {@code before}. */
    boolean isStill(Somebody before) {
        return state == before.state
                && codeVersion == before.codeVersion
                && Objects.equals(codePolicy, before.codePolicy)
                && (code == null
                        ? before.code == null
                        : before.code != null
                                && code.id().equals(before.code.id())
                                && code.generated() == before.code.generated()
                                && code.wanted() == before.code.wanted());
    }
}
