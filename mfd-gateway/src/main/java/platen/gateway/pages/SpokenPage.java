package platen.gateway.pages;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A page in a language of its reader's. */
public final class SpokenPage {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private SpokenPage() {}

    /** The first of the reader's languages that is spoken here, English if none is. */
    public static Locale language(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(locale -> Locale.of(locale.getLanguage()))
                .filter(SPOKEN::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    public static Uni<RestResponse<String>> answer(TemplateInstance page, int status, Locale language) {
        return page.setLocale(language)
                .createUni()
                .map(html -> ResponseBuilder.<String>create(status)
                        .entity(html)
                        .header(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage())
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }
}
