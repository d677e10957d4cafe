package platen.gateway.devices.domain;

/**
 * That a request comes from who has a key.
 *
 * @param thumbprint of the key (RFC 7638)
 * @param id SHA-256 of the proof's own id, by which one is used once
 */
public record KeyProof(String thumbprint, byte[] id) {}
