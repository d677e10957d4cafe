package platen.gateway.registration.page;

import platen.gateway.registration.ConfirmCard;
import platen.gateway.registration.domain.CardLink;

/** What the page says, with the status of its answer. */
public enum CardLinkState {
    ASK(200),
    CONFIRM(200),
    CONFIRMED(200),
    WRONG_PERSON(403),
    UNAVAILABLE(503),
    EXPIRED(410),
    USED(410),
    UNKNOWN(404),
    SIGNED_OUT(200),
    REFUSED(401);

    private final int status;

    CardLinkState(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    /**
     * @param open what an open link is good for on this page
     */
    static CardLinkState of(CardLink.State state, CardLinkState open) {
        return switch (state) {
            case OPEN -> open;
            case EXPIRED -> EXPIRED;
            case USED -> USED;
        };
    }

    static CardLinkState of(ConfirmCard.Result result) {
        return switch (result) {
            case CONFIRMED -> CONFIRMED;
            case WRONG_PERSON -> WRONG_PERSON;
            case UNAVAILABLE -> UNAVAILABLE;
            case EXPIRED -> EXPIRED;
            case USED -> USED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
