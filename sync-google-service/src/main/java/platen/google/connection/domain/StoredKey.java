package platen.google.connection.domain;

/**
 * A service account's key as it is kept.
 *
 * @param encrypted the private key; opens only together with {@code version}
 * @param version of the connection with which the key came
 */
public record StoredKey(String clientEmail, String keyId, byte[] encrypted, long version) {

    @Override
    public String toString() {
        return "StoredKey[clientEmail=" + clientEmail + ", keyId=" + keyId + "]";
    }
}
