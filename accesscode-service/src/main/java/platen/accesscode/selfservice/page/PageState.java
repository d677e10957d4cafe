package platen.accesscode.selfservice.page;

import jakarta.ws.rs.core.Response.Status;

/** What the page has to say, with the status of its answer. */
public enum PageState {
    MASKED(Status.OK),
    REVEALED(Status.OK),
    CONFIRM(Status.OK),
    SIGNED_OUT(Status.OK),
    NOT_VIEWABLE(Status.FORBIDDEN),
    NOT_ALLOWED(Status.FORBIDDEN),
    INACTIVE(Status.FORBIDDEN),
    NO_ROLE(Status.FORBIDDEN),
    NO_CODE(Status.NOT_FOUND),
    NOT_KNOWN(Status.NOT_FOUND),
    BOUND_ELSEWHERE(Status.CONFLICT),
    TOO_MANY(Status.TOO_MANY_REQUESTS),
    UNAVAILABLE(Status.SERVICE_UNAVAILABLE),
    FORM_TOO_OLD(Status.BAD_REQUEST),
    SIGN_IN_FAILED(Status.UNAUTHORIZED);

    private final Status status;

    PageState(Status status) {
        this.status = status;
    }

    int status() {
        return status.getStatusCode();
    }
}
