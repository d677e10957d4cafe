package platen.kit.rest;

import java.util.List;
import platen.kit.rest.Problem.Violation;

/** The problems that mean the same everywhere. A service adds its own with {@link Problem#of}. */
public final class Problems {

    private Problems() {}

    /** 400. */
    public static Problem badRequest(String detail) {
        return Problem.of(400, "bad-request", "The request cannot be understood")
                .withDetail(detail);
    }

    /** 400 that says which parts of the request are wrong. */
    public static Problem invalid(List<Violation> errors) {
        return Problem.of(400, "invalid-request", "The request is not valid").withErrors(errors);
    }

    /** 401. */
    public static Problem unauthorized() {
        return Problem.of(401, "unauthorized", "Sign-in is required")
                .withDetail("The request carries no credentials that are accepted here.");
    }

    /** 403. */
    public static Problem forbidden() {
        return Problem.of(403, "forbidden", "Not allowed").withDetail("The caller may not do this.");
    }

    /** 404 for a thing: {@code notFound("user")}. */
    public static Problem notFound(String what) {
        return Problem.of(404, "not-found", "Not found").withDetail("There is no such " + what + ".");
    }

    /** 410: whoever still has a token of it. */
    public static Problem organisationDeleted() {
        return Problem.of(410, "organisation-deleted", "The organisation is deleted")
                .withDetail("Nothing can be read or changed in it any more.");
    }

    /** 409. */
    public static Problem conflict(String slug, String title, String detail) {
        return Problem.of(409, slug, title).withDetail(detail);
    }

    /** 412: the caller has seen an older version. */
    public static Problem preconditionFailed() {
        return Problem.of(412, "version-changed", "It has changed meanwhile")
                .withDetail("If-Match names another version than the current one. Fetch it again.");
    }

    /** 428: the caller does not say which version it has seen. */
    public static Problem preconditionRequired() {
        return Problem.of(428, "if-match-required", "If-Match is required")
                .withDetail("Send the ETag of the version you have seen as If-Match.");
    }

    /** 422. */
    public static Problem unprocessable(String slug, String title, String detail) {
        return Problem.of(422, slug, title).withDetail(detail);
    }
}
