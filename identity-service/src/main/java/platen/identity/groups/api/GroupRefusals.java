package platen.identity.groups.api;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import platen.identity.groups.GroupRefused;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Says why a wish about groups is refused. */
public class GroupRefusals {

    @ServerExceptionMapper
    public Response refused(GroupRefused refusal) {
        return problem(refusal.reason()).toResponse();
    }

    private static Problem problem(GroupRefused.Reason reason) {
        return switch (reason) {
            case SOURCES_OWN ->
                Problems.conflict(
                        "group-of-a-source",
                        "The group is a source's",
                        "What it is called and who is in it is changed at the source.");
            case MADE_BY_HAND ->
                Problems.conflict(
                        "group-made-by-hand",
                        "The group is made by hand",
                        "Such a group is always followed. Delete it when it is not needed.");
            case NOT_TARGETED ->
                Problems.conflict(
                        "group-not-targeted",
                        "The group is not targeted",
                        "Only of targeted groups members are followed.");
            case TOO_MANY_TARGETED ->
                Problems.conflict(
                        "too-many-groups-targeted",
                        "Too many groups are targeted",
                        "Let go of one that is not needed, or have the limit raised.");
            case NO_SUCH_USER ->
                Problems.invalid(List.of(Violation.at("/members", "must be users of the organisation")));
            case RULE_IS_FOR_GOOD ->
                Problems.conflict(
                        "rule-is-for-good",
                        "The rule cannot become another one",
                        "A credit stays as it was promised. Delete the rule and make another.");
            case CODE_POLICY_GIVEN ->
                Problems.conflict(
                        "code-policy-given", "The group gives a code policy", "Change the rule that there is.");
            case TOO_MANY_RULES ->
                Problems.conflict("too-many-rules", "The group has too many rules", "Delete one that is not needed.");
        };
    }
}
