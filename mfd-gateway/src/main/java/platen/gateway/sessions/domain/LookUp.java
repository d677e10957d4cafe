package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is known when a login is decided.
 *
 * @param waitUntil set while the device must wait
 * @param stepUpUntil set while a code alone lets in only people who are usual at the device
 * @param earlier set when this attempt id was answered lately
 * @param claims at most two, for two are as good as many
 * @param open the device's session, by what is on record; looked for where a card is shown
 */
public record LookUp(
        Optional<Instant> waitUntil,
        Optional<Instant> stepUpUntil,
        Optional<EarlierAnswer> earlier,
        List<Claim> claims,
        Optional<OpenSession> open) {

    public LookUp {
        claims = List.copyOf(claims);
    }
}
