package platen.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.engines.Ports;
import platen.local.Json;
import platen.local.http.LocalServer;

class MailCatcherTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    @Test
    void keepsOneCopyOfAMailToTwoPeopleAndShowsItsParts() throws Exception {
        Inbox inbox = Inbox.open(directory, 100, Clock.systemUTC());
        int port = Ports.unused();
        try (MailCatcher catcher = MailCatcher.start(port, inbox);
                LocalServer server = LocalServer.start(0, new InboxApi(inbox).routes(), System.err)) {
            send(port);

            JsonNode list =
                    Json.parse(get(server, "/api/messages?to=ana").body().getBytes("UTF-8"));
            assertThat(catcher).isNotNull();
            assertThat(list.get("items")).hasSize(1);
            assertThat(list.get("total").asInt()).isEqualTo(1);
            String id = list.get("items").get(0).get("id").asText();
            JsonNode mail = Json.parse(get(server, "/api/messages/" + id).body().getBytes("UTF-8"));
            assertThat(mail.get("subject").asText()).isEqualTo("Your access code – Grüße");
            assertThat(mail.get("text").asText()).contains("Access code: ABC234");
            assertThat(mail.get("html").asText()).contains("<b>ABC234</b>");

            HttpResponse<String> page = get(server, "/messages/" + id);
            assertThat(page.body())
                    .contains("ana@demo.example, ben@demo.example")
                    .doesNotContain("<b>ABC234</b>");
            assertThat(get(server, "/messages/" + id + "/html").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
        }
    }

    private HttpResponse<String> get(LocalServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static void send(int port) throws Exception {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", "127.0.0.1");
        smtp.put("mail.smtp.port", port);
        MimeMessage mail = new MimeMessage(Session.getInstance(smtp));
        mail.setFrom(new InternetAddress("platen@demo.example"));
        mail.addRecipient(RecipientType.TO, new InternetAddress("ana@demo.example"));
        mail.addRecipient(RecipientType.TO, new InternetAddress("ben@demo.example"));
        mail.setSubject("Your access code – Grüße", "UTF-8");
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Access code: ABC234", "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Access code: <b>ABC234</b></p>", "UTF-8", "html");
        mail.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(mail);
    }
}
