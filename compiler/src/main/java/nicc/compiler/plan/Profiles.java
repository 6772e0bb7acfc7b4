package nicc.compiler.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The platform profiles that come with nicc, and those that users write.
public final class Profiles {

    /// Names of the built-in profiles.
    public static final List<String> NAMES = List.of("embedded", "vfio-user-qemu", "vhost-user", "kvm-direct");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Profiles() {}

    /// All built-in profiles.
    ///
    /// @return in the order of [#NAMES]
    public static List<Profile> all() {
        return NAMES.stream().map(Profiles::builtIn).toList();
    }

    /// Finds a profile.
    ///
    /// @param nameOrFile a built-in name, or the path of a JSON file (it ends in `.json`)
    /// @return the profile
    /// @throws IllegalArgumentException when there is none, or the file is not a profile
    public static Profile find(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return builtIn(nameOrFile);
        }
        if (!nameOrFile.endsWith(".json")) {
            throw new IllegalArgumentException("no profile '" + nameOrFile + "': there are " + String.join(", ", NAMES)
                    + ", or name a .json file");
        }
        try {
            return parse(nameOrFile, Files.readAllBytes(Path.of(nameOrFile)));
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read profile " + nameOrFile + ": " + e.getMessage(), e);
        }
    }

    /// Finds several profiles.
    ///
    /// @param namesOrFiles as [#find(String)] takes them
    /// @return in the same order
    /// @throws IllegalArgumentException when there is no such profile
    public static List<Profile> find(List<String> namesOrFiles) {
        return namesOrFiles.stream().map(Profiles::find).toList();
    }

    private static Profile builtIn(String name) {
        String resource = "/nicc/profiles/" + name + ".json";
        try (InputStream in = Profiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return parse(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Profile parse(String where, byte[] json) {
        try {
            return JSON.readValue(json, Profile.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(where + ": " + e.getOriginalMessage(), e);
        }
    }
}
