package platen.gateway.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.panel.domain.PanelState;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;

/**
 * Seals what a page knows for that device alone (AES-256-GCM under the data key), so that any replica can take up the next
 * request and neither the page's source nor an address gives anything away.
 */
@ApplicationScoped
public class PanelStates {

    /** Longer than any page stays: sessions last hours, but each page of one is made anew within the idle time. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private static final long FORMAT = 2;

    private final DataCipher cipher;
    private final ObjectMapper mapper;
    private final Clock clock;

    PanelStates(DataCipher cipher, ObjectMapper mapper, Clock clock) {
        this.cipher = cipher;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** In base64url. */
    public String seal(PairedDevice device, PanelState state) {
        try {
            byte[] sealed = cipher.encrypt(context(device), mapper.writeValueAsBytes(state));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A panel's state cannot be written");
        }
    }

    /** Empty when it is none of this device's, or is too old. */
    public Optional<PanelState> open(PairedDevice device, String sealed) {
        try {
            byte[] opened =
                    cipher.decrypt(context(device), Base64.getUrlDecoder().decode(sealed));
            PanelState state = mapper.readValue(opened, PanelState.class);
            return Optional.of(state)
                    .filter(known -> !known.made().plus(LONGEST).isBefore(clock.instant()));
        } catch (IllegalArgumentException | DecryptionFailed | IOException notOurs) {
            return Optional.empty();
        }
    }

    private static CipherContext context(PairedDevice device) {
        return new CipherContext(device.organisation(), device.id(), FORMAT);
    }
}
