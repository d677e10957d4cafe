package platen.kit.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Opens what other services sealed to this one, with {@code sealing.json}. */
@ApplicationScoped
public class Unsealer {

    private final KeyMaterial keys;

    @Inject
    public Unsealer(KeyMaterial keys) {
        this.keys = keys;
    }

    /**
     * Opens a box in the context it must have been sealed in.
     *
     * @throws UnsealFailed when it was not sealed to this service or not in this context; trying again is of no use
     */
    public byte[] open(Sealed sealed, SealContext context) {
        try {
            byte[] box = Base64.getUrlDecoder().decode(sealed.box());
            return keys.unsealing().decrypt(box, context.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnsealFailed(sealed.recipient());
        }
    }

    /** Opens a box that holds a text. */
    public String openText(Sealed sealed, SealContext context) {
        return new String(open(sealed, context), StandardCharsets.UTF_8);
    }
}
