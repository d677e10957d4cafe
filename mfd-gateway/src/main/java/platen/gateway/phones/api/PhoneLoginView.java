package platen.gateway.phones.api;

import java.util.UUID;
import platen.gateway.phones.BeginPhoneLogin.Result.Begun;

/**
 * A login that waits for a phone.
 *
 * @param url for the device to show as a QR code; to be kept secret beyond that
 * @param expiresInSeconds so long somebody may confirm it
 * @param pollSeconds how often the device should ask
 */
public record PhoneLoginView(UUID id, String url, long expiresInSeconds, long pollSeconds) {

    static PhoneLoginView of(Begun begun) {
        return new PhoneLoginView(
                begun.id(),
                begun.address(),
                begun.expiresIn().toSeconds(),
                begun.poll().toSeconds());
    }

    @Override
    public String toString() {
        return "PhoneLoginView[" + id + "]";
    }
}
