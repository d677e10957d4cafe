package platen.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
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
        MailCatcher catcher = new MailCatcher(new GreenMail(setup), inbox);
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
