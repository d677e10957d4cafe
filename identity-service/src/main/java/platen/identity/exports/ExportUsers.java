package platen.identity.exports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.RecordAct;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.ReadRows;
import platen.identity.imports.files.CsvText;
import platen.identity.people.FindUsers;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserProfile;
import platen.identity.people.domain.UserQuery;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Writes people as a file that an import reads back without changing anybody, page by page while it is fetched: no transaction is longer
 * than a page. Who changes meanwhile is in it as before or as after.
 */
@ApplicationScoped
public class ExportUsers {

    private static final Logger LOG = Logger.getLogger(ExportUsers.class);
    private static final int PAGE = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String BETWEEN_CARDS = "|";

    private final OrganisationTransactions transactions;
    private final RecordAct acts;
    private final FindUsers find;
    private final RevealCredentials reveal;

    ExportUsers(OrganisationTransactions transactions, RecordAct acts, FindUsers find, RevealCredentials reveal) {
        this.transactions = transactions;
        this.acts = acts;
        this.find = find;
        this.reveal = reveal;
    }

    /**
     * What is wanted.
     *
     * @param filter whom; where it starts and how many it allows do not count
     * @param language of the first line, {@link Column#languages()}
     * @param byteOrderMark whether the text begins with one, by which spreadsheets know UTF-8
     * @param actor subject of the administrator
     * @param codes whether codes and cards are in it
     */
    public record Order(
            UserQuery filter, String language, char separator, boolean byteOrderMark, String actor, boolean codes) {}

    /** A file of which the first piece is there, so that what cannot be had is known before anything is answered. */
    public record Begun(Multi<String> text) {}

    private record Page(List<User> users, String text) {}

    /** Fails when codes are wanted and accesscode-service cannot be asked. */
    public Uni<Begun> begin(UUID organisation, Order order) {
        LOG.infof(
                "People are exported, organisationId=%s, codes=%s, by=%s", organisation, order.codes(), order.actor());
        return transactions
                .in(organisation, transaction -> acts.export(transaction, order.actor(), order.codes()))
                .chain(() -> page(organisation, order, null))
                .map(first -> new Begun(text(organisation, order, first)));
    }

    private Multi<String> text(UUID organisation, Order order, Page first) {
        String header = CsvText.of(
                order.separator(),
                List.of(columns(order).stream()
                        .map(column -> column.heading(order.language()))
                        .toList()));
        Multi<String> begin =
                Multi.createFrom().items((order.byteOrderMark() ? BYTE_ORDER_MARK : "") + header + first.text());
        if (first.users().size() < PAGE) {
            return begin;
        }
        Multi<String> rest = Multi.createBy()
                .repeating()
                .uni(
                        () -> new String[] {keyOfLast(first)},
                        last -> page(organisation, order, last[0])
                                .invoke(page -> last[0] = page.users().isEmpty() ? last[0] : keyOfLast(page)))
                .whilst(page -> page.users().size() == PAGE)
                .map(Page::text);
        return Multi.createBy().concatenating().streams(begin, rest);
    }

    private static String keyOfLast(Page page) {
        return page.users().getLast().profile().userNameKey();
    }

    private Uni<Page> page(UUID organisation, Order order, @Nullable String after) {
        return find.list(organisation, order.filter().page(after, PAGE))
                .map(found -> found.stream().map(UserProfile::user).toList())
                .chain(users -> (order.codes()
                                ? reveal.reveal(
                                        organisation,
                                        order.actor(),
                                        users.stream().map(User::id).toList())
                                : Uni.createFrom().item(Map.<UUID, RevealedCredentials>of()))
                        .map(revealed -> new Page(users, rows(order, users, revealed))));
    }

    private static String rows(Order order, List<User> users, Map<UUID, RevealedCredentials> revealed) {
        return CsvText.of(
                order.separator(),
                users.stream()
                        .map(user -> columns(order).stream()
                                .map(column -> cell(column, user, revealed.get(user.id())))
                                .toList())
                        .toList());
    }

    private static List<Column> columns(Order order) {
        List<Column> columns = new ArrayList<>(Arrays.asList(Column.values()));
        columns.removeIf(column -> column.isSecret() && !order.codes());
        return columns;
    }

    /** A secret that is not to be had is told as such: an empty cell would take it away when it is read back. */
    private static String cell(Column column, User user, @Nullable RevealedCredentials revealed) {
        Profile profile = user.profile();
        String value = switch (column) {
            case ID -> user.id().toString();
            case USER_NAME -> profile.userName();
            case DISPLAY_NAME -> profile.displayName();
            case EMAIL -> profile.email();
            case LOCALE -> profile.locale();
            case DEPARTMENT -> profile.department();
            case OFFICE -> profile.office();
            case STATE -> user.isActive() ? "active" : "inactive";
            case ACCESS_CODE ->
                revealed == null || revealed.accessCode() == null ? ReadRows.NOT_SHOWN : revealed.accessCode();
            case CARDS -> revealed == null ? ReadRows.NOT_SHOWN : String.join(BETWEEN_CARDS, revealed.cards());
        };
        return value == null ? "" : value;
    }
}
