package platen.google.runs.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An administrator's consent to what a run held back.
 *
 * @param planHash as the run's plan shows it
 */
@Schema(name = "GoogleApproval")
public record ApproveRequest(
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}", message = "must be 64 hexadecimal digits")
        String planHash) {}
