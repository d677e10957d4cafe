package platen.notification.contact.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.contact.domain.Contact;

/** A person in a user event, as far as it matters here. */
record UserData(UUID userId, String displayName, @Nullable String email, String locale, String state) {

    Contact contact() {
        return new Contact(
                userId,
                displayName,
                email,
                locale,
                state.equals("active") ? Contact.State.ACTIVE : Contact.State.INACTIVE);
    }

    @Override
    public String toString() {
        return "UserData[" + userId + "]";
    }
}
