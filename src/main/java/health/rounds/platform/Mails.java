package health.rounds.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Sends mail through the server that the settings name; the demonstration keeps its mails in memory, to be shown on a page. */
@Component
public final class Mails {
    private static final int SHOWN = 50;
    private static final String PATIENCE_MILLIS = "10000";

    private final Optional<JavaMailSenderImpl> sender;
    private final String from;
    private final boolean demo;
    private final Deque<Mail> shown = new ArrayDeque<>();

    Mails(Settings settings) {
        this.sender = settings.smtp().map(Mails::sender);
        this.from = settings.mailFrom();
        this.demo = settings.demo();
    }

    /** Whether a mail would reach anybody. */
    public boolean canSend() {
        return demo || sender.isPresent();
    }

    /** Hands the mail to the mail server, or keeps it for {@link #shown}; throws if the server does not take it. */
    public void send(Mail mail) {
        if (demo) {
            show(mail);
            return;
        }
        JavaMailSenderImpl server =
                sender.orElseThrow(() -> new IllegalStateException("No mail server is set (ROUNDS_SMTP_URL)"));
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.to());
        message.setSubject(mail.subject());
        message.setText(mail.text());
        server.send(message);
    }

    /** What the demonstration sent, newest first. */
    public synchronized List<Mail> shown() {
        return List.copyOf(shown);
    }

    private synchronized void show(Mail mail) {
        shown.addFirst(mail);
        if (shown.size() > SHOWN) {
            shown.removeLast();
        }
    }

    private static JavaMailSenderImpl sender(SmtpServer server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        sender.setProtocol(server.tls() ? "smtps" : "smtp");
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        server.user().ifPresent(sender::setUsername);
        server.password().ifPresent(sender::setPassword);
        Properties properties = sender.getJavaMailProperties();
        String prefix = "mail." + sender.getProtocol() + ".";
        properties.setProperty(prefix + "auth", Boolean.toString(server.user().isPresent()));
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(!server.tls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
        return sender;
    }
}
