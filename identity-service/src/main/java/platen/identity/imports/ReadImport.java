package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.Header;
import platen.identity.imports.domain.ImportOptions;
import platen.identity.imports.domain.ReadRow;
import platen.identity.imports.domain.ReadRows;
import platen.identity.imports.files.CsvFile;
import platen.identity.imports.files.CsvFile.Row;
import platen.identity.imports.files.UnreadableFile;
import platen.identity.imports.files.UnreadableFile.Reason;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportRows.FileFacts;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.organisation.FindOrganisations;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Reads a file while it is sent and keeps its rows, codes and cards sealed: the file itself is never anywhere. What is sent waits while
 * rows are being kept, so that a file costs a batch of memory, not its size. Blocks.
 */
@ApplicationScoped
public class ReadImport {

    private static final Logger LOG = Logger.getLogger(ReadImport.class);

    private final OrganisationTransactions transactions;
    private final FindOrganisations organisations;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final FindingRows findings;
    private final SealRows seal;
    private final ImportWorker worker;
    private final ImportConfig config;
    private final Semaphore uploads;

    ReadImport(
            OrganisationTransactions transactions,
            FindOrganisations organisations,
            ImportRows imports,
            ImportedRows rows,
            FindingRows findings,
            SealRows seal,
            ImportWorker worker,
            ImportConfig config) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.imports = imports;
        this.rows = rows;
        this.findings = findings;
        this.seal = seal;
        this.worker = worker;
        this.config = config;
        this.uploads = new Semaphore(config.uploadsAtOnce());
    }

    /**
     * A file on its way in.
     *
     * @param actor subject of the administrator
     * @param delimiter between cells; null to find it out
     */
    public record Upload(
            UUID organisation,
            String actor,
            ImportOptions options,
            @Nullable Character delimiter,
            InputStream body) {}

    /**
     * Returns the id of the import when the whole file has been read.
     *
     * @throws ImportRefused when it is not taken now
     * @throws UnreadableFile when it cannot be read to its end; nothing of it is kept then
     */
    public UUID read(Upload upload) throws IOException {
        if (!uploads.tryAcquire()) {
            throw new ImportRefused(ImportRefused.Reason.BUSY);
        }
        try {
            UUID id = UUID.randomUUID();
            begin(upload, id);
            try {
                take(upload, id);
                worker.nudge();
                return id;
            } catch (IOException | RuntimeException failure) {
                discard(upload, id);
                throw failure;
            }
        } finally {
            uploads.release();
        }
    }

    private void begin(Upload upload, UUID id) {
        Boolean begun = in(
                upload,
                transaction -> organisations.of(transaction).chain(organisation -> {
                    if (organisation == null) {
                        throw new ImportRefused(ImportRefused.Reason.NO_SUCH_ORGANISATION);
                    }
                    return imports.begin(transaction, id, upload.options(), upload.actor(), config.lease());
                }));
        if (!begun) {
            throw new ImportRefused(ImportRefused.Reason.ANOTHER_OPEN);
        }
    }

    private void take(Upload upload, UUID id) throws IOException {
        try (CsvFile file = CsvFile.open(upload.body(), config.mostBytes(), upload.delimiter())) {
            Row first = file.next();
            Header header = header(first);
            var read = new ReadRows(header);
            List<ReadRow> batch = new ArrayList<>();
            for (Row row = file.next(); row != null; row = file.next()) {
                if (read.count() == config.mostRows()) {
                    throw new UnreadableFile(
                            Reason.TOO_MANY_ROWS, row.line(), "The file has more than " + config.mostRows() + " rows.");
                }
                batch.add(read.next(row.line(), row.cells()));
                if (batch.size() == config.checkBatch()) {
                    keep(upload, id, batch);
                    batch.clear();
                }
            }
            keep(upload, id, batch);
            var facts = new FileFacts(file.encoding().label(), String.valueOf(file.separator()));
            require(in(
                    upload,
                    transaction -> findings.append(transaction, id, unknownColumns(first, header))
                            .chain(() -> imports.completeReading(transaction, id, header, facts, read.count()))));
        }
    }

    private static Header header(@Nullable Row first) {
        if (first == null) {
            throw new UnreadableFile(Reason.NO_HEADER, 1, "The file is empty.");
        }
        return switch (Header.read(first.cells())) {
            case Header.Reading.Readable(Header header) -> header;
            case Header.Reading.Twice(var column) ->
                throw new UnreadableFile(
                        Reason.HEADER_UNCLEAR, first.line(), "Two columns hold " + column.heading("en") + ".");
            case Header.Reading.NoKey noKey ->
                throw new UnreadableFile(
                        Reason.NO_HEADER,
                        first.line(),
                        "The first line must name a column User id, User name or Email address, so that people can be found.");
        };
    }

    private static List<Finding> unknownColumns(@Nullable Row first, Header header) {
        int line = first == null ? 1 : first.line();
        return header.unknown().entrySet().stream()
                .map(Map.Entry::getKey)
                .map(cell -> new Finding(
                        line,
                        cell,
                        Finding.Kind.UNKNOWN_COLUMN,
                        "Nothing is known by this heading; the column is passed over."))
                .toList();
    }

    private void keep(Upload upload, UUID id, List<ReadRow> batch) {
        var sealed = seal.seal(upload.organisation(), batch);
        List<Finding> found =
                batch.stream().flatMap(row -> row.findings().stream()).toList();
        require(in(
                upload,
                transaction -> imports.keepReading(transaction, id, config.lease())
                        .call(reading -> reading
                                ? rows.insert(
                                                transaction,
                                                id,
                                                sealed.stream()
                                                        .map(SealRows.SealedRow::row)
                                                        .toList(),
                                                sealed.stream()
                                                        .map(SealRows.SealedRow::refused)
                                                        .toList())
                                        .chain(() -> findings.append(transaction, id, found))
                                : Uni.createFrom().voidItem())));
    }

    private static void require(boolean stillReading) {
        if (!stillReading) {
            throw new ImportRefused(ImportRefused.Reason.GONE);
        }
    }

    /** What does not succeed now the timer does when the lease has run out. */
    private void discard(Upload upload, UUID id) {
        try {
            in(upload, transaction -> imports.delete(transaction, id));
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "A broken upload stays until its lease ends: %s",
                    failure.getClass().getSimpleName());
        }
    }

    private <T> T in(Upload upload, Function<OrganisationTransaction, Uni<T>> work) {
        return transactions.in(upload.organisation(), work).await().indefinitely();
    }
}
