package platen.google.connection.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.DailyRun;
import platen.google.connection.domain.Guards;
import platen.google.connection.domain.OnRemoval;
import platen.google.connection.domain.OrgUnits;

/**
 * An organisation's connection to its Google Workspace.
 *
 * @param serviceAccountKey may be left out when there is a connection, which then keeps its key
 */
public record ConnectionRequest(
        @Valid @Nullable ServiceAccountKeyRequest serviceAccountKey,

        @NotBlank @Pattern(regexp = ADDRESS, message = "must be an email address") @Size(max = 320)
        String delegatedAdmin,

        @Schema(
                description = "Whose people are read: my_customer, a customer id or a domain",
                defaultValue = "my_customer")
        @Pattern(regexp = "[A-Za-z0-9_.-]{1,253}", message = "must be my_customer, a customer id or a domain")
        @Nullable
        String customer,

        @Schema(description = "Instead of customer: only the people of this domain")
        @Pattern(regexp = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+", message = "must be a domain")
        @Size(max = 253)
        @Nullable
        String domain,

        @Schema(defaultValue = "PaperCut") @Pattern(regexp = NAME, message = WRONG_NAME) @Nullable
        String schema,

        @Schema(defaultValue = "accessCode") @Pattern(regexp = NAME, message = WRONG_NAME) @Nullable
        String accessCodeField,

        @Schema(defaultValue = "cardNumber") @Pattern(regexp = NAME, message = WRONG_NAME) @Nullable
        String cardField,

        @Schema(description = "Paths; those below are included. Empty means everybody.") @Size(max = 100) @Nullable
        List<
                        @NotNull @Size(max = 1_000)
                        @Pattern(regexp = "/|(/[^/]+)+", message = "must begin with a slash and not end with one")
                        String>
                orgUnits,

        @NotNull Mode mode,
        @Schema(defaultValue = "keep") @Nullable Removal onRemoval,

        @Schema(description = "When an automatic connection is read at least; 02:00 UTC when left out") @Valid @Nullable
        DailyRunBody dailyRun,

        @Pattern(regexp = ADDRESS, message = "must be an email address") @Size(max = 320) @Nullable
        String noticeAddress,

        @Valid @Nullable GuardsBody guards) {

    private static final String OWN_CUSTOMER = "my_customer";
    private static final String NAME = "[A-Za-z0-9_-]{1,64}";
    private static final String WRONG_NAME = "must be 1 to 64 letters, digits, underscores or hyphens";
    private static final String ADDRESS = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+";

    /** Whose people are read can be said in one way only. */
    boolean namesTwoDirectories() {
        return customer != null && domain != null;
    }

    /** Whether the zone of the daily run is one that nobody knows. */
    boolean hasUnknownZone() {
        return dailyRun != null && dailyRun.toDomain().isEmpty();
    }

    ConnectionSettings toDomain() {
        CustomFields fields = new CustomFields(
                or(schema, CustomFields.DEFAULT.schema()),
                or(accessCodeField, CustomFields.DEFAULT.accessCode()),
                or(cardField, CustomFields.DEFAULT.card()));
        return new ConnectionSettings(
                delegatedAdmin,
                domain == null ? or(customer, OWN_CUSTOMER) : domain,
                fields,
                orgUnits == null ? OrgUnits.ALL : new OrgUnits(orgUnits),
                mode.toDomain(),
                onRemoval == null ? OnRemoval.KEEP : onRemoval.toDomain(),
                dailyRun == null ? DailyRun.DEFAULT : dailyRun.toDomain().orElseThrow(),
                noticeAddress,
                guards == null ? Guards.DEFAULT : guards.toDomain());
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
