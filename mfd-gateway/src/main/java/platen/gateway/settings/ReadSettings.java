package platen.gateway.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.gateway.settings.domain.Settings;
import platen.gateway.settings.domain.SettingsChoices;
import platen.gateway.settings.domain.SettingsReading;

/**
 * Makes settings of what is stored. It is done for each request of a device, so what the same texts came to is remembered.
 */
@ApplicationScoped
public class ReadSettings {

    private static final Logger LOG = Logger.getLogger(ReadSettings.class);
    private static final int REMEMBERED = 1000;

    private record Texts(
            @Nullable String organisation, @Nullable String device) {}

    private final ObjectMapper json;
    private final Map<Texts, Settings> remembered = new ConcurrentHashMap<>();

    ReadSettings(ObjectMapper json) {
        this.json = json.copy().setSerializationInclusion(JsonInclude.Include.NON_NULL);
    }

    /** Choices as they are stored. */
    public String write(SettingsChoices choices) {
        try {
            return json.writeValueAsString(choices.withoutSecret());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Settings cannot be written as JSON.", e);
        }
    }

    /**
     * @throws IllegalStateException when they were not written by {@link #write}
     */
    public SettingsChoices choices(@Nullable String text) {
        if (text == null) {
            return SettingsChoices.NONE;
        }
        try {
            SettingsChoices choices = json.readValue(text, SettingsChoices.class);
            if (choices == null) {
                throw new IllegalStateException("Stored settings are null.");
            }
            return choices;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("Stored settings cannot be read.", unreadable);
        }
    }

    /**
     * The settings of a device. Stored ones that cannot be read offer no method of logging in, and each use of them is logged as
     * an error.
     */
    public Settings effective(UUID deviceId, @Nullable String organisation, @Nullable String device) {
        if (organisation == null && device == null) {
            return Settings.DEFAULT;
        }
        Texts texts = new Texts(organisation, device);
        Settings known = remembered.get(texts);
        if (known != null) {
            return known;
        }
        Settings read = read(deviceId, texts);
        if (read != Settings.UNREADABLE) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(texts, read);
        }
        return read;
    }

    private Settings read(UUID deviceId, Texts texts) {
        try {
            SettingsReading organisation = SettingsReading.ofOrganisation(choices(texts.organisation()));
            SettingsReading device = SettingsReading.ofDevice(organisation.settings(), choices(texts.device()));
            if (organisation.faults().isEmpty() && device.faults().isEmpty()) {
                return device.settings();
            }
        } catch (IllegalStateException unreadable) {
            LOG.debug("Settings cannot be read", unreadable);
        }
        LOG.errorf("Stored settings are not valid: nobody can log in at deviceId=%s", deviceId);
        return Settings.UNREADABLE;
    }
}
