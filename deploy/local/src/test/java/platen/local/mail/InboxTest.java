package platen.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {

    @TempDir
    Path directory;

    @Test
    void listsTheNewestFirstAndFiltersByRecipient() throws IOException {
        Inbox inbox = open(10);
        add(inbox, "ana@demo.example", "one");
        add(inbox, "ben@demo.example", "two");
        add(inbox, "ana@demo.example", "three");

        assertThat(inbox.list("", 10)).extracting(Message::subject).containsExactly("three", "two", "one");
        assertThat(inbox.list("ANA@", 10)).extracting(Message::subject).containsExactly("three", "one");
        assertThat(inbox.list("", 1)).extracting(Message::subject).containsExactly("three");
    }

    @Test
    void survivesARestartAndGoesOnCounting() throws IOException {
        Message kept = add(open(10), "ana@demo.example", "kept");

        Inbox again = open(10);

        assertThat(again.list("", 10)).containsExactly(kept);
        assertThat(add(again, "ana@demo.example", "next").id()).isGreaterThan(kept.id());
    }

    @Test
    void survivesAnIndexTornByAKill() throws IOException {
        Message kept = add(open(10), "ana@demo.example", "kept");
        Files.writeString(directory.resolve("index.jsonl"), "{\"id\": 2, \"rec", StandardOpenOption.APPEND);

        assertThat(open(10).list("", 10)).containsExactly(kept);
    }

    @Test
    void dropsTheOldestBeyondItsCapacity() throws IOException {
        Inbox inbox = open(2);
        Message oldest = add(inbox, "ana@demo.example", "one");
        add(inbox, "ana@demo.example", "two");
        add(inbox, "ana@demo.example", "three");

        assertThat(inbox.count()).isEqualTo(2);
        assertThat(directory.resolve(oldest.id() + ".eml")).doesNotExist();
    }

    @Test
    void forgetsAllWhenCleared() throws IOException {
        Inbox inbox = open(10);
        add(inbox, "ana@demo.example", "one");

        inbox.clear();

        assertThat(inbox.count()).isZero();
        assertThat(open(10).count()).isZero();
    }

    private Inbox open(int capacity) throws IOException {
        return Inbox.open(directory, capacity, Clock.systemUTC());
    }

    private static Message add(Inbox inbox, String to, String subject) throws IOException {
        byte[] raw = ("Subject: " + subject + "\r\n\r\nhello").getBytes(StandardCharsets.UTF_8);
        return inbox.add("platen@demo.example", List.of(to), subject, raw);
    }
}
