package platen.accesscode.bulk.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;

/**
 * An order for a job.
 *
 * @param scope {@code everybody}, {@code unfit} or {@code missing}
 * @param mails whether people are told their new code by mail
 */
@Schema(name = "AccessCodeJobRequest")
public record AccessCodeJobRequest(
        @NotNull @Pattern(regexp = "everybody|unfit|missing", message = "must be everybody, unfit or missing")
        String scope,

        @NotNull @JsonProperty("notify") Boolean mails) {

    RegenerationOrder order() {
        return new RegenerationOrder(RegenerationScope.of(scope), mails);
    }
}
