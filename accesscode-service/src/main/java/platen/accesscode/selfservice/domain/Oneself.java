package platen.accesscode.selfservice.domain;

import java.util.UUID;

/** Which person somebody is who has signed in. */
public sealed interface Oneself {

    record Known(UUID user) implements Oneself {}

    /** Identity knows why not; the slug is its problem's. */
    record Refused(int status, String slug, String title, String detail) implements Oneself {}

    /** Identity would have to be asked and does not answer. */
    record Unavailable() implements Oneself {}
}
