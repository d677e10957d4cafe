package platen.scim.settings.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation decides about its provisioning.
 *
 * @param noticeAddress who is told when pushes keep failing
 * @param strict whether what only some clients write is refused: a PATCH without operations, an operation without a path
 * @param codes whether codes and cards travel over SCIM at all
 */
public record ScimSettings(
        @Nullable String noticeAddress,
        Returned accessCodeReturned,
        Returned accessCardReturned,
        boolean strict,
        KnownCodes knownCodes,
        boolean codes) {

    public static final ScimSettings DEFAULTS =
            new ScimSettings(null, Returned.NEVER, Returned.DEFAULT, false, KnownCodes.REFUSE, true);

    /** An address is personal data. */
    @Override
    public String toString() {
        return "ScimSettings[" + accessCodeReturned + ", " + accessCardReturned + ", strict " + strict + ", "
                + knownCodes + ", codes " + codes + "]";
    }
}
