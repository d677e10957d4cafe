package platen.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What an image of ours lies on: a JRE 25 or newer, named as in a registry, or in an archive on this machine. */
final class BaseImage {

    private static final String ARCHIVE = "tar:";

    private final String reference;
    private final String architecture;

    /** {@code reference} is a name with a tag or digest, or {@code tar:} and a file; {@code architecture} as in {@code amd64}. */
    BaseImage(String reference, String architecture) {
        this.reference = reference;
        this.architecture = architecture;
    }

    /** Nothing is asked of a network. */
    boolean local() {
        return reference.startsWith(ARCHIVE);
    }

    JibContainerBuilder start() throws Unusable {
        if (local()) {
            Path archive = Path.of(reference.substring(ARCHIVE.length()));
            if (!Files.isRegularFile(archive)) {
                throw new Unusable("There is no archive " + archive);
            }
            return Jib.from(TarImage.at(archive));
        }
        try {
            return Jib.from(RegistryImage.named(reference)).setPlatforms(Set.of(new Platform(architecture, "linux")));
        } catch (InvalidImageReferenceException e) {
            throw new Unusable("No image is called " + reference, e);
        }
    }

    @Override
    public String toString() {
        return reference;
    }
}
