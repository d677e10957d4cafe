package platen.gateway.phones.page;

import platen.gateway.phones.DecidePhoneLogin;

/** What the page says, with the status of its answer. */
public enum PhoneLoginState {
    ASK(200),
    CONFIRM(200),
    CONFIRMED(200),
    DECLINED(200),
    WRONG_PERSON(403),
    UNAVAILABLE(503),
    OVER(410),
    UNKNOWN(404),
    SIGNED_OUT(200),
    REFUSED(401);

    private final int status;

    PhoneLoginState(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    static PhoneLoginState of(DecidePhoneLogin.Result result) {
        return switch (result) {
            case CONFIRMED -> CONFIRMED;
            case REFUSED -> DECLINED;
            case WRONG_PERSON -> WRONG_PERSON;
            case UNAVAILABLE -> UNAVAILABLE;
            case OVER -> OVER;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
