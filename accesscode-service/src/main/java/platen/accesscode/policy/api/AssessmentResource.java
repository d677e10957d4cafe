package platen.accesscode.policy.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.AssessPolicy;
import platen.accesscode.policy.AssessPolicy.Question;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What a policy means: how many codes there are, how easily one is guessed or mistyped, how long codes will be. */
@Path("/api/v1/policy/assessment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
public class AssessmentResource {

    private static final long MOST = 1_000_000_000;

    private final CurrentOrganisation organisation;
    private final AssessPolicy assess;

    AssessmentResource(CurrentOrganisation organisation, AssessPolicy assess) {
        this.organisation = organisation;
        this.assess = assess;
    }

    @GET
    @Operation(
            summary = "Tell what the policy, or one like it, means for so many people",
            description = "What is left out is as it is: the stored policy, and as many users as have a code.")
    public Uni<AssessmentView> show(
            @QueryParam("users") @Nullable String users,
            @QueryParam("format")
                    @Pattern(regexp = PolicyBody.FORMATS, message = "must be alphanumeric or numeric")
                    @Nullable
                    String format,
            @QueryParam("minLength") @Nullable String minLength,
            @QueryParam("densityLimit") @Nullable String densityLimit,
            @QueryParam("devices") @Nullable String devices) {
        var parameters = new Parameters();
        var question = new Question(
                parameters.whole("users", users, 1, MOST),
                format == null ? null : CodeFormat.of(format),
                parameters.length(minLength),
                parameters.density(densityLimit),
                parameters.whole("devices", devices, 1, MOST));
        parameters.check();
        return assess.assess(organisation.id(), question).map(assessment -> {
            if (assessment == null) {
                throw Problems.notFound("policy").exception();
            }
            return AssessmentView.of(assessment);
        });
    }

    /** Reads numbers and remembers all that are none. */
    private static final class Parameters {

        private final List<Violation> violations = new ArrayList<>();

        @Nullable
        Long whole(String name, @Nullable String text, long least, long most) {
            return number(
                    name,
                    text,
                    Long::valueOf,
                    value -> value >= least && value <= most,
                    "must be a whole number from " + least + " to " + most);
        }

        @Nullable
        Integer length(@Nullable String text) {
            Long length = whole("minLength", text, UniquenessPolicy.SHORTEST, UniquenessPolicy.LONGEST);
            return length == null ? null : length.intValue();
        }

        @Nullable
        Double density(@Nullable String text) {
            return number(
                    "densityLimit",
                    text,
                    Double::valueOf,
                    value -> value > 0 && value <= 1,
                    "must be a number above 0 and at most 1");
        }

        private <T> @Nullable T number(
                String name, @Nullable String text, Function<String, T> read, Predicate<T> fits, String rule) {
            if (text == null) {
                return null;
            }
            try {
                T value = read.apply(text);
                if (fits.test(value)) {
                    return value;
                }
            } catch (NumberFormatException none) {
                violations.add(Violation.ofParameter(name, rule));
                return null;
            }
            violations.add(Violation.ofParameter(name, rule));
            return null;
        }

        void check() {
            if (!violations.isEmpty()) {
                throw Problems.invalid(violations).exception();
            }
        }
    }
}
