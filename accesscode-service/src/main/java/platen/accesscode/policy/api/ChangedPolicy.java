package platen.accesscode.policy.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.CodePolicy;

/**
 * A policy after a change.
 *
 * @param jobId the job that makes codes anew, when one was asked for
 */
@Schema(name = "ChangedPolicy")
public record ChangedPolicy(
        @JsonUnwrapped PolicyBody policy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID jobId) {

    static ChangedPolicy of(CodePolicy policy, @Nullable UUID job) {
        return new ChangedPolicy(PolicyBody.of(policy), job);
    }
}
