package platen.gateway.devices.api;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.offline.BundleKeys.VerificationKey;
import platen.gateway.readers.domain.ConverterSpec;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.Registration;
import platen.gateway.settings.domain.Settings;
import platen.kit.crypto.SecretTokens;

/**
 * A device's configuration.
 *
 * @param name as the administrators' console shows it
 * @param paused the device logs nobody in
 * @param methods some of {@code code}, {@code card}, {@code card_pin}, {@code password}, {@code one-time-code} and
 *     {@code phone}
 * @param language {@code en}, {@code de} or {@code fr}
 * @param converters what the gateway does to what the reader sends; the device sends it as it is
 * @param bundleKeys that offline bundles are signed with; none while the device may fetch none
 * @param registration how people may register cards of their own
 */
public record DeviceConfigView(
        UUID deviceId,
        String name,
        @Nullable String site,
        boolean paused,
        List<String> methods,
        String language,
        long idleSeconds,
        long warningSeconds,
        long longestSeconds,
        long tapDelaySeconds,
        List<ConverterSpec> converters,
        RegistrationView registration,
        boolean offline,
        List<VerificationKey> bundleKeys) {

    /** By access code, by password, by a mailed link, by a code minted for that. */
    public record RegistrationView(boolean byCode, boolean byPassword, boolean byMail, boolean byOneTimeCode) {

        static RegistrationView of(Registration registration) {
            return new RegistrationView(
                    registration.byCode(),
                    registration.byPassword(),
                    registration.byMail(),
                    registration.byOneTimeCode());
        }
    }

    static DeviceConfigView of(PairedDevice device, List<VerificationKey> bundleKeys) {
        Settings settings = device.settings();
        return new DeviceConfigView(
                device.id(),
                device.name(),
                device.site().orElse(null),
                device.paused(),
                Arrays.stream(Method.values())
                        .filter(settings::offers)
                        .map(Method::text)
                        .toList(),
                settings.language(),
                settings.idle().toSeconds(),
                settings.warning().toSeconds(),
                settings.longest().toSeconds(),
                settings.tapDelay().toSeconds(),
                ConverterSpec.of(settings.converters()),
                RegistrationView.of(settings.registration()),
                settings.offline(),
                settings.offline() ? bundleKeys : List.of());
    }

    /** The same for the same configuration, at every replica. */
    String fingerprint() {
        byte[] hash = SecretTokens.hash(toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
