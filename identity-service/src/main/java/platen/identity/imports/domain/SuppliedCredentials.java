package platen.identity.imports.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a row says of credentials, sealed to accesscode-service.
 *
 * @param observationId what the values are sealed for, besides the row's line
 * @param accessCode null when the file has no such column, or the row is of somebody new and its cell empty
 */
public record SuppliedCredentials(
        UUID observationId,
        @Nullable Said accessCode,
        @Nullable Said cards) {

    /**
     * One kind of credential.
     *
     * @param json as {@code credentials-imported} has it
     * @param set to values, else cleared
     */
    public record Said(String json, boolean set) {

        @Override
        public String toString() {
            return "Said[set=" + set + "]";
        }
    }

    /** Whether the row says anything of credentials. */
    public boolean any() {
        return accessCode != null || cards != null;
    }

    /** Whether the row sets credentials of that kind, {@code access-code} or {@code card}. */
    public boolean has(String kind) {
        Said said = kind.equals(Handover.Thing.CARD.slug()) ? cards : accessCode;
        return said != null && said.set();
    }

    /** Whether there are values for accesscode-service to judge. */
    public boolean anySet() {
        return accessCode != null && accessCode.set() || cards != null && cards.set();
    }
}
