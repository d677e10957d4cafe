package platen.local.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SMTP side: takes every mail for anybody and puts it into the inbox instead of sending it. */
public final class MailCatcher implements AutoCloseable {

    private final GreenMail server;
    private final Inbox inbox;

    private MailCatcher(GreenMail server, Inbox inbox) {
        this.server = server;
        this.inbox = inbox;
    }

    public static MailCatcher start(int port, Inbox inbox) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(10_000);
        MailCatcher catcher = new MailCatcher(new PromptGreenMail(setup), inbox);
        catcher.server.getUserManager().setMessageDeliveryHandler(catcher::receive);
        catcher.server.start();
        return catcher;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Called once per recipient; the mail is kept at the first. */
    private GreenMailUser receive(MovingMessage moving, MailAddress recipient) throws MessagingException {
        if (moving.getToAddresses().iterator().next().equals(recipient)) {
            keep(moving);
        }
        return new Nobody(recipient.getEmail());
    }

    private void keep(MovingMessage moving) throws MessagingException {
        MimeMessage mail = moving.getMessage();
        try {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            mail.writeTo(raw);
            List<String> to = moving.getToAddresses().stream()
                    .map(MailAddress::getEmail)
                    .sorted()
                    .toList();
            String from = Optional.ofNullable(moving.getReturnPath())
                    .map(MailAddress::getEmail)
                    .orElse("");
            String subject = Optional.ofNullable(mail.getSubject()).orElse("(no subject)");
            inbox.add(from, to, subject, raw.toByteArray());
        } catch (IOException e) {
            throw new MessagingException("the mail could not be kept", e);
        }
    }

    /** Without Nagle's algorithm, which makes every SMTP command wait some 40 ms for the client's delayed acknowledgement. */
    private static final class PromptGreenMail extends GreenMail {

        PromptGreenMail(ServerSetup setup) {
            super(setup);
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            return Map.of(ServerSetup.PROTOCOL_SMTP, new PromptSmtpServer(setups[0], managers));
        }
    }

    /** See {@link PromptGreenMail}. */
    private static final class PromptSmtpServer extends SmtpServer {

        PromptSmtpServer(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException e) {
                throw new UncheckedIOException("An SMTP client is gone before its first word", e);
            }
            return super.createProtocolHandler(client);
        }
    }

    /** GreenMail wants a mailbox to deliver to; the inbox has the mail already. */
    private record Nobody(String address) implements GreenMailUser {

        @Override
        public String getEmail() {
            return address;
        }

        @Override
        public String getLogin() {
            return address;
        }

        @Override
        public String getQualifiedMailboxName() {
            return address;
        }

        @Override
        public void deliver(MovingMessage message) {}

        @Override
        public void deliver(MimeMessage message) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}
    }
}
