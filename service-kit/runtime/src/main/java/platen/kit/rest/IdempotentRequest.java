package platen.kit.rest;

/**
 * A request that names itself.
 *
 * @param key the header's value
 * @param caller issuer and subject of the caller's token; two callers may use the same key
 * @param hash SHA-256 of method, path and body, in hexadecimal; not for keeping in clear, since a body may hold a short
 *     secret that could be guessed from it
 */
public record IdempotentRequest(String key, String caller, String hash) {

    @Override
    public String toString() {
        return "IdempotentRequest[key=" + key + ", caller=" + caller + "]";
    }
}
