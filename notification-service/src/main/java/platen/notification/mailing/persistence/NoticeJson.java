package platen.notification.mailing.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.Notice;

/** A notice as its column holds it until it is sent. */
@ApplicationScoped
class NoticeJson {

    private final ObjectMapper mapper;

    NoticeJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** PostgreSQL's text holds no U+0000, which JSON writes as six signs that harm nobody. */
    String written(Notice notice) {
        try {
            return mapper.writeValueAsString(notice);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A notice cannot be written", impossible);
        }
    }

    Notice read(@Nullable String written) {
        try {
            return mapper.readValue(written, Notice.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A notice cannot be read");
        }
    }
}
