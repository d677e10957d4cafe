package platen.identity.review.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator makes of a source's person that waits. */
public sealed interface Decision {

    /** The person is that user. */
    record Link(UUID user) implements Decision {}

    /**
     * The person is somebody new.
     *
     * @param userName what to call them; null for what the source says
     */
    record Create(@Nullable String userName) implements Decision {}

    /** As long as the same user stands in the way for the same reason, nothing becomes of the person. */
    record Ignore() implements Decision {}

    /** A decision without what it needs. */
    enum Kind {
        LINK,
        CREATE,
        IGNORE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    default Kind kind() {
        return switch (this) {
            case Link link -> Kind.LINK;
            case Create create -> Kind.CREATE;
            case Ignore ignore -> Kind.IGNORE;
        };
    }
}
