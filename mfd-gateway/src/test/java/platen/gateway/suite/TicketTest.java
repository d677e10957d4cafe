package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import platen.gateway.sessions.ForgetOldRecords;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class TicketTest extends GatewaySuite {

    private static final String CARD = "04:A2:2B:1C:0D:7E:80";
    private static final Ticket TICKET = new Ticket(Purpose.PIN, Optional.of(UUID.randomUUID()), Optional.of(CARD));

    @Inject
    Tickets tickets;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    ForgetOldRecords forgetOldRecords;

    private final UUID device = UUID.randomUUID();

    @Test
    void isGoodOnce() {
        String token = issued();

        assertThat(found(token)).contains(TICKET);
        assertThat(redeemed(device, token, Purpose.PIN)).contains(TICKET);
        assertThat(redeemed(device, token, Purpose.PIN)).isEmpty();
        assertThat(found(token)).isEmpty();
    }

    @Test
    void isGoodForOneOfManyAtTheSameTime() {
        String token = issued();

        List<Optional<Ticket>> redeemed = Parallel.run(8, number -> redeemed(device, token, Purpose.PIN));

        assertThat(redeemed).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void isGoodForItsDevicePurposeAndOrganisationOnly() {
        String token = issued();

        assertThat(redeemed(UUID.randomUUID(), token, Purpose.PIN)).isEmpty();
        assertThat(redeemed(device, token, Purpose.REGISTER_CARD)).isEmpty();
        Optional<Ticket> elsewhere = in(UUID.randomUUID(), tx -> tickets.redeem(tx, device, token, Purpose.PIN));
        assertThat(elsewhere).isEmpty();
        assertThat(redeemed(device, "no ticket", Purpose.PIN)).isEmpty();
        assertThat(redeemed(device, token, Purpose.PIN)).isPresent();
    }

    @Test
    void isGoodForFiveMinutes() {
        String token = issued();
        clock.advance(Duration.ofMinutes(5));

        assertThat(redeemed(device, token, Purpose.PIN)).isEmpty();
    }

    @Test
    void isForgottenAfterThat() {
        issued();
        clock.advance(Duration.ofMinutes(5));

        forgetOldRecords.forget(office.id).await().indefinitely();

        assertThat(office.database.count("select count(*) from ticket where organisation_id = ?", office.id))
                .isZero();
    }

    @Test
    void keepsTheCardInNoTable() {
        String token = issued();

        assertThat(office.database.dump()).noneMatch(value -> value.contains(CARD) || value.contains(token));
    }

    private String issued() {
        return in(office.id, tx -> tickets.issue(tx, device, TICKET)).token();
    }

    private Optional<Ticket> found(String token) {
        return in(office.id, tx -> tickets.find(tx, device, token, Purpose.PIN));
    }

    private Optional<Ticket> redeemed(UUID at, String token, Purpose purpose) {
        return in(office.id, tx -> tickets.redeem(tx, at, token, purpose));
    }

    private <T> T in(UUID organisation, Function<OrganisationTransaction, Uni<T>> work) {
        return transactions.in(organisation, work).await().indefinitely();
    }
}
