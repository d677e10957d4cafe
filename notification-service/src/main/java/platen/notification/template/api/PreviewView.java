package platen.notification.template.api;

import platen.notification.template.markup.Typesetter.Typeset;

/** A mail with example values. */
public record PreviewView(String subject, String text, String html) {

    static PreviewView of(Typeset mail) {
        return new PreviewView(mail.subject().text(), mail.text(), mail.html());
    }
}
