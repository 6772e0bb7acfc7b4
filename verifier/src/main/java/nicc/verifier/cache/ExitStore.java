package nicc.verifier.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Exit claims that held, in files, by a hash of everything that they depend on.
public final class ExitStore {
    private static final String FOLDER = "exits";

    private final Path folder;
    private final Consumer<String> notes;

    /// Opens a store.
    ///
    /// @param root where it is
    /// @param notes hears of files that are damaged or cannot be written
    public ExitStore(Path root, Consumer<String> notes) {
        this.folder = root.resolve(FOLDER);
        this.notes = notes;
    }

    /// The key of the claims about a plan: everything that they depend on.
    ///
    /// @param specHash the spec
    /// @param profile the platform: its name, and what it offers if that is a file
    /// @param tools a class of each module that takes part: who makes the plan, and who judges it
    /// @return hexadecimal
    public static String key(String specHash, String profile, List<Class<?>> tools) {
        Digest digest = new Digest().add(specHash).add(profile);
        tools.forEach(tool -> digest.add(ToolVersion.module(tool)));
        return digest.hex();
    }

    /// Looks claims up.
    ///
    /// @param key their key
    /// @return what was kept
    public Optional<String> recall(String key) {
        Path file = folder.resolve(key);
        try {
            Optional<String> text = Sealed.open(Files.readString(file));
            if (text.isEmpty()) {
                notes.accept("ignored damaged exit claims: " + file);
            }
            return text;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            notes.accept("ignored exit claims that cannot be read: " + e);
            return Optional.empty();
        }
    }

    /// Keeps claims.
    ///
    /// @param key their key
    /// @param text what to keep
    public void keep(String key, String text) {
        try {
            Files.createDirectories(folder);
            Sealed.write(folder.resolve(key), text);
        } catch (IOException e) {
            notes.accept("exit claims are not kept: " + e);
        }
    }
}
