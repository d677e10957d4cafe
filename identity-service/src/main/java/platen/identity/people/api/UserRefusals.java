package platen.identity.people.api;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import platen.identity.api.FlawedDraft;
import platen.identity.people.UserRefused;
import platen.identity.people.UserRefused.Reason;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** Says why a wish of an administrator is refused. */
public class UserRefusals {

    @ServerExceptionMapper
    public Response refused(UserRefused refusal) {
        return problem(refusal.reason()).toResponse();
    }

    private static Problem problem(Reason reason) {
        return switch (reason) {
            case Reason.Invalid invalid -> FlawedDraft.problem(invalid.flaws());
            case Reason.UserNameTaken taken ->
                Problems.conflict(
                        "user-name-taken",
                        "The user name is taken",
                        "Somebody else in the organisation has this user name or alias; upper and lower case are the same.");
            case Reason.AliasTaken taken ->
                Problems.conflict(
                        "alias-taken",
                        "An alias is taken",
                        "Somebody else in the organisation has one of these as user name or alias; upper and lower case are the same.");
            case Reason.EmailTaken taken ->
                Problems.conflict(
                        "email-taken",
                        "The email is taken",
                        "Somebody else in the organisation has this email; upper and lower case are the same.");
            case Reason.SameUser same -> Problems.invalid(List.of(Violation.at("/with", "must be another user")));
            case Reason.NotConfirmed not ->
                Problems.invalid(List.of(Violation.at("/userName", "must be the user's own user name")));
            case Reason.NoSuchOrganisation none -> Problems.notFound("organisation");
        };
    }
}
