package platen.notification.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/** Secrets as they are kept: encrypted under the service's own data key, bound to their organisation, webhook and version. */
@ApplicationScoped
class WebhookSecrets {

    private final DataCipher cipher;

    WebhookSecrets(DataCipher cipher) {
        this.cipher = cipher;
    }

    byte[] encrypted(UUID organisation, UUID webhook, long version, WebhookSecret secret) {
        return cipher.encrypt(new CipherContext(organisation, webhook, version), secret.key());
    }

    byte[] key(UUID organisation, UUID webhook, long version, byte[] encrypted) {
        return cipher.decrypt(new CipherContext(organisation, webhook, version), encrypted);
    }
}
