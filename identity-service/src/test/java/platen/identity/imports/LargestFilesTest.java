package platen.identity.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.identity.imports.domain.ImportOptions;
import platen.identity.imports.files.UnreadableFile;
import platen.identity.imports.files.UnreadableFile.Reason;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.organisation.FindOrganisations;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Files that go a little beyond the limits, made while they are sent. */
@QuarkusTest
@WithEngines
class LargestFilesTest {

    private static final int FEW_ROWS = 1_000;
    private static final int MOST_BYTES = 52_428_800;

    /** Nineteen cells that nothing is known by, of nearly the most characters. */
    private static final String LONG_CELLS = (",x" + "y".repeat(9_800)).repeat(19);

    @Inject
    OrganisationTransactions transactions;

    @Inject
    FindOrganisations organisations;

    @Inject
    ImportRows imports;

    @Inject
    ImportedRows rows;

    @Inject
    FindingRows findings;

    @Inject
    SealRows seal;

    @Inject
    ImportWorker worker;

    @TestHTTPResource("/api/v1/imports")
    URI address;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private final UUID organisation = UUID.randomUUID();

    @BeforeEach
    void createOrganisation() {
        database.execute(
                "insert into organisation (organisation_id, name, locale, invitation, retention_days, version, created_at)"
                        + " values (?, 'Large School', 'en', 'classic', 20, 1, now())",
                organisation);
    }

    /** Of fewer rows than the most of an installation, which would take ten seconds. */
    @Test
    void refusesMoreRowsThanTheMost() {
        assertThat(shipped().build().getConfigMapping(ImportConfig.class).mostRows())
                .isEqualTo(200_000);
        ImportConfig few = shipped()
                .withDefaultValue("platen.identity.imports.most-rows", String.valueOf(FEW_ROWS))
                .build()
                .getConfigMapping(ImportConfig.class);
        var read = new ReadImport(transactions, organisations, imports, rows, findings, seal, worker, few);
        InputStream file = file("User name\n", FEW_ROWS + 1, number -> "p" + number + "\n");

        UnreadableFile refusal = catchThrowableOfType(
                UnreadableFile.class,
                () -> read.read(
                        new ReadImport.Upload(organisation, "admin", new ImportOptions(false, true), null, file)));

        assertThat(refusal.reason()).isEqualTo(Reason.TOO_MANY_ROWS);
        assertThat(refusal).hasMessageContaining(String.valueOf(FEW_ROWS));
        assertThat(refusal.line()).isEqualTo(FEW_ROWS + 2);
        assertNothingIsKept();
    }

    @Test
    void refusesMoreBytesThanTheMost() throws Exception {
        String first = "User name" + ",".repeat(19) + "\n";
        int rest = MOST_BYTES + 1 - first.length();
        int length = longRow(1).length();
        InputStream file = file(
                first,
                rest / length + 1,
                number -> longRow(number).substring(0, Math.min(length, rest - (number - 1) * length)));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TestTokens.admin(organisation))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofInputStream(() -> file))
                .build();

        HttpResponse<String> answer;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = http.send(request, BodyHandlers.ofString());
        }

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/import-too-large", String.valueOf(MOST_BYTES));
        assertNothingIsKept();
    }

    /** Not those of the other tests, which take three rows at a time. */
    private static SmallRyeConfigBuilder shipped() {
        return new SmallRyeConfigBuilder().withMapping(ImportConfig.class);
    }

    private void assertNothingIsKept() {
        assertThat(database.count("select count(*) from user_import where organisation_id = ?", organisation))
                .isZero();
    }

    private static String longRow(int number) {
        return "p" + (10_000 + number) + LONG_CELLS + "\n";
    }

    private static InputStream file(String first, int count, IntFunction<String> line) {
        Iterator<String> lines = Stream.concat(
                        Stream.of(first), IntStream.rangeClosed(1, count).mapToObj(line))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(lines.next().getBytes(UTF_8));
            }
        });
    }
}
