package platen.kit.rest;

/** Problems for the statuses that the HTTP layer itself answers with. */
final class HttpProblems {

    private HttpProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problems.badRequest("A part of the request is malformed.");
            case 401 -> Problems.unauthorized();
            case 403 -> Problems.forbidden();
            case 404 -> Problem.of(404, "not-found", "Not found").withDetail("There is nothing at this address.");
            case 405 ->
                Problem.of(405, "method-not-allowed", "Method not allowed")
                        .withDetail("This address exists, but not for this method.");
            case 406 ->
                Problem.of(406, "not-acceptable", "Not acceptable")
                        .withDetail("None of the media types in Accept can be produced here.");
            case 413 ->
                Problem.of(413, "body-too-large", "The body is too large")
                        .withDetail("The request's body is larger than is accepted here.");
            case 415 ->
                Problem.of(415, "unsupported-media-type", "Unsupported media type")
                        .withDetail("A body of this Content-Type is not accepted here.");
            default -> Problem.of(status, "http-" + status, "The request was refused");
        };
    }
}
