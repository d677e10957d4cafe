package platen.accesscode.importing.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/** Codes and cards that an import would set, sealed as they would be in {@code credentials-imported}. */
@Schema(name = "CredentialValidation")
public record CredentialValidationRequest(
        @NotNull UUID organisation,

        @NotNull @Size(min = 1, max = 500, message = "must be 1 to 500 items")
        List<@NotNull @Valid Item> items) {

    /**
     * One person of the import.
     *
     * @param ref what the caller calls the item by; other items have others
     * @param observationId what the item's values are sealed for, besides {@code ref}
     * @param userId left out when the import would make the person
     * @param cards every card the person would have
     */
    @Schema(name = "CredentialValidationItem")
    public record Item(
            @NotBlank @Size(max = 255) String ref,
            @NotNull UUID observationId,
            @Nullable UUID userId,
            @Nullable @Valid Supplied accessCode,

            @Nullable @Size(max = 20, message = "must be 20 cards at most")
            List<@NotNull @Valid Box> cards) {}

    /**
     * @param state {@code cleared}, or {@code set} to what is sealed
     */
    @Schema(name = "SuppliedCredential")
    public record Supplied(
            @NotNull @Pattern(regexp = "cleared|set", message = "must be cleared or set")
            String state,

            @Nullable @Valid Box sealed) {}

    /** A value sealed to accesscode. */
    @Schema(name = "SealedValue")
    public record Box(
            @NotNull @Size(max = 40) String recipient,
            @NotNull @Size(max = 2_000) String box) {

        Sealed sealed() {
            return new Sealed(recipient, box);
        }
    }
}
