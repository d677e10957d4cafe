package platen.gateway.registration.page;

import jakarta.inject.Singleton;

/** Mailed links. */
@Singleton
final class CardLinkSignIn extends LinkSignIn {

    CardLinkSignIn() {
        super("/card-links", "card-confirmation");
    }
}
