package platen.notification.mailing.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.Notice;

/** A notice, and what goes with a link, as their columns hold them until they are sent. */
@ApplicationScoped
class ContentJson {

    private final ObjectMapper mapper;

    ContentJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String written(CardLink link) {
        return write(link);
    }

    CardLink readCardLink(String written) {
        return read(written, CardLink.class);
    }

    String written(Notice notice) {
        return write(notice);
    }

    Notice readNotice(String written) {
        return read(written, Notice.class);
    }

    /** PostgreSQL's text holds no U+0000, which JSON writes as six signs that harm nobody. */
    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A mail's content cannot be written", impossible);
        }
    }

    private <T> T read(String written, Class<T> type) {
        try {
            return mapper.readValue(written, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A mail's content cannot be read");
        }
    }
}
