package platen.accesscode.selfservice;

import io.smallrye.mutiny.Uni;
import platen.accesscode.selfservice.domain.Oneself;
import platen.accesscode.selfservice.domain.Somebody;

/** Identity, which binds a sign-in to a person once. */
public interface SignIns {

    /** Never fails. */
    Uni<Oneself> bind(Somebody somebody);
}
