package platen.gateway.registration.page;

import jakarta.inject.Singleton;

/** Logins confirmed on a phone. */
@Singleton
final class PhoneLoginSignIn extends LinkSignIn {

    PhoneLoginSignIn() {
        super("/phone-logins", "phone-confirmation");
    }
}
