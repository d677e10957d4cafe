package platen.identity.people.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Checked;
import platen.identity.domain.EmailAddress;
import platen.identity.domain.Flaws;
import platen.identity.domain.LanguageTag;
import platen.identity.domain.PlainText;
import platen.identity.domain.SearchKey;

/** A profile as an administrator or a source wants it. A null locale stands for the organisation's, or for leaving it alone. */
public record ProfileDraft(
        @Nullable String userName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String department,
        @Nullable String office) {

    static final int LONGEST = 256;
    private static final int DIGEST_LENGTH = 32;

    /** An administrator is told what is wrong. */
    public Checked<Profile> checked(String defaultLocale) {
        var flaws = new Flaws();
        String checkedUserName = flaws.required(Attribute.USER_NAME.field(), userName, LONGEST);
        String checkedDisplayName = flaws.required(Attribute.DISPLAY_NAME.field(), displayName, LONGEST);
        String checkedEmail = flaws.email(Attribute.EMAIL.field(), email);
        String checkedLocale = flaws.locale(Attribute.LOCALE.field(), locale);
        String checkedDepartment = flaws.optional(Attribute.DEPARTMENT.field(), department, LONGEST);
        String checkedOffice = flaws.optional(Attribute.OFFICE.field(), office, LONGEST);
        return flaws.orElse(() -> new Profile(
                checkedUserName,
                checkedDisplayName,
                checkedEmail,
                checkedLocale == null ? defaultLocale : checkedLocale,
                checkedDepartment,
                checkedOffice));
    }

    /**
     * Nobody watches a source's word being taken, so what can be used of it is: control characters go, what is too long is cut (but
     * for the user name, see {@link #fitted}), a
     * locale that is none is left out, an unusable email too (see {@link #hasUnusableEmail}).
     */
    public ProfileDraft cleaned() {
        String cleanedUserName = cleanUserName(userName);
        String cleanedDisplayName = clean(displayName);
        return new ProfileDraft(
                cleanedUserName,
                cleanedDisplayName == null ? cleanedUserName : cleanedDisplayName,
                hasUnusableEmail() ? null : clean(email),
                locale == null ? null : LanguageTag.canonical(locale.strip().replace('_', '-')),
                clean(department),
                clean(office));
    }

    public boolean hasUnusableEmail() {
        return email != null && !email.isBlank() && !EmailAddress.isUsable(email.strip());
    }

    static @Nullable String cleanUserName(@Nullable String text) {
        String cleaned = text == null ? "" : PlainText.cleaned(text, Integer.MAX_VALUE);
        return cleaned.isEmpty() ? null : fitted(cleaned);
    }

    /** A user name of a source, whole if it is not too long. Two long ones that begin alike stay two: the end tells them apart. */
    static String fitted(String userName) {
        if (userName.codePointCount(0, userName.length()) <= LONGEST) {
            return userName;
        }
        String begin = userName.substring(0, userName.offsetByCodePoints(0, LONGEST - DIGEST_LENGTH - 1));
        return begin + '~' + digest(SearchKey.of(userName));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable String clean(@Nullable String text) {
        String cleaned = text == null ? "" : PlainText.cleaned(text, LONGEST);
        return cleaned.isEmpty() ? null : cleaned;
    }

    static ProfileDraft of(Profile profile) {
        return new ProfileDraft(
                profile.userName(),
                profile.displayName(),
                profile.email(),
                profile.locale(),
                profile.department(),
                profile.office());
    }

    ProfileDraft with(Map<Attribute, String> set, Set<Attribute> removed) {
        Map<Attribute, @Nullable String> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.USER_NAME, userName);
        values.put(Attribute.DISPLAY_NAME, displayName);
        values.put(Attribute.EMAIL, email);
        values.put(Attribute.LOCALE, locale);
        values.put(Attribute.DEPARTMENT, department);
        values.put(Attribute.OFFICE, office);
        values.putAll(set);
        removed.forEach(attribute -> values.put(attribute, null));
        return new ProfileDraft(
                values.get(Attribute.USER_NAME),
                values.get(Attribute.DISPLAY_NAME),
                values.get(Attribute.EMAIL),
                values.get(Attribute.LOCALE),
                values.get(Attribute.DEPARTMENT),
                values.get(Attribute.OFFICE));
    }
}
