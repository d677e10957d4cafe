package platen.kit.crypto;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/**
 * A secret on its way to the one service that may open it.
 *
 * @param recipient short name of that service
 * @param box HPKE ciphertext in base64url without padding
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Sealed(String recipient, String box) {

    public Sealed {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(box, "box");
    }

    @Override
    public String toString() {
        return "Sealed[recipient=" + recipient + ", box=…]";
    }
}
