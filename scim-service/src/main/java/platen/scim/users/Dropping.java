package platen.scim.users;

import io.smallrye.mutiny.Uni;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.scim.settings.domain.KnownCodes;
import platen.scim.users.domain.CredentialKind;

/** Writes a user, and again without a credential that another user turns out to have, where the organisation wants it so. */
final class Dropping {

    private Dropping() {}

    /**
     * @param attempt given the credentials to leave out; each time a transaction of its own
     */
    static <T> Uni<T> tried(KnownCodes known, Function<Set<CredentialKind>, Uni<T>> attempt) {
        return tried(known, attempt, EnumSet.noneOf(CredentialKind.class));
    }

    private static <T> Uni<T> tried(
            KnownCodes known, Function<Set<CredentialKind>, Uni<T>> attempt, Set<CredentialKind> dropped) {
        return attempt.apply(Set.copyOf(dropped))
                .onFailure(failure -> known == KnownCodes.DROP && isNew(UserIndexes.collision(failure), dropped))
                .recoverWithUni(failure -> {
                    EnumSet<CredentialKind> more = EnumSet.of(Objects.requireNonNull(UserIndexes.collision(failure)));
                    more.addAll(dropped);
                    return tried(known, attempt, more);
                });
    }

    private static boolean isNew(@Nullable CredentialKind kind, Set<CredentialKind> dropped) {
        return kind != null && !dropped.contains(kind);
    }
}
