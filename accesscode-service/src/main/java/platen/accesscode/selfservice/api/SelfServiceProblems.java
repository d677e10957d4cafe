package platen.accesscode.selfservice.api;

import platen.accesscode.selfservice.domain.Oneself;
import platen.kit.rest.Problem;

/** Why somebody does not get what they want with their own code. */
final class SelfServiceProblems {

    private SelfServiceProblems() {}

    static Problem notViewable() {
        return Problem.of(403, "codes-not-viewable", "Codes are not shown")
                .withDetail("The organisation does not show people their access codes.");
    }

    static Problem notAllowed() {
        return Problem.of(403, "regeneration-not-allowed", "Only an administrator changes codes")
                .withDetail("The organisation does not let people have another code generated.");
    }

    static Problem inactive() {
        return Problem.of(403, "user-inactive", "The person is inactive")
                .withDetail("The code is reserved and works again when an administrator has reactivated the person.");
    }

    static Problem noCode() {
        return Problem.of(404, "no-access-code", "There is no code")
                .withDetail("Somebody new gets a code within seconds; somebody deleted has none.");
    }

    static Problem of(Oneself.Refused refused) {
        return Problem.of(refused.status(), refused.slug(), refused.title()).withDetail(refused.detail());
    }

    static Problem unavailable() {
        return Problem.of(503, "sign-in-not-resolved", "It cannot be told who signs in")
                .withDetail(
                        "This is the first sign-in here, and identity-service does not answer. Try again in a moment.");
    }
}
