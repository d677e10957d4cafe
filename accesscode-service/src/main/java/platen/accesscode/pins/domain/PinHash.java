package platen.accesscode.pins.domain;

import java.util.Base64;

/**
 * A PIN's hash as a PHC string, {@code $pbkdf2-sha512$i=<iterations>$<salt>$<hash>}, so that whoever compares needs to know
 * nothing else. It is never printed: four digits are soon tried.
 */
public record PinHash(String phc) {

    public static PinHash pbkdf2(int iterations, byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PinHash("$pbkdf2-sha512$i=" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash));
    }

    @Override
    public String toString() {
        return "PinHash[…]";
    }
}
