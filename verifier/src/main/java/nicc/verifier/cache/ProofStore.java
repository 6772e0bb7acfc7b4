package nicc.verifier.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nicc.verifier.encode.Uses;
import nicc.verifier.refine.Memory;
import nicc.verifier.refine.Verdict;

/// Proofs in files: a folder for each [Meaning#shared], a file in it for each obligation. A file appears
/// whole or not
/// at all, so that any number of processes may use a folder; one that is damaged counts as missing. Only what
/// was
/// proved is kept; whatever else came of an obligation, it is asked again.
public final class ProofStore implements Memory {
    /// Folders that are kept, by when they were last used.
    private static final int KEPT = 12;

    private static final int NAME_LENGTH = 32;

    private final Meaning meaning;
    private final Path folder;
    private final Consumer<String> notes;

    private ProofStore(Meaning meaning, Path folder, Consumer<String> notes) {
        this.meaning = meaning;
        this.folder = folder;
        this.notes = notes;
    }

    /// Opens a store.
    ///
    /// @param root where it is; it is made if it does not exist
    /// @param meaning what is to be proved
    /// @param notes hears of files that are damaged or cannot be written; proofs go on without them
    /// @return the store
    public static ProofStore open(Path root, Meaning meaning, Consumer<String> notes) {
        ProofStore store = new ProofStore(meaning, root.resolve(meaning.shared().substring(0, NAME_LENGTH)), notes);
        try {
            Files.createDirectories(store.folder);
            Files.setLastModifiedTime(store.folder, FileTime.from(Instant.now()));
            prune(root);
        } catch (IOException e) {
            notes.accept("proofs are not kept: " + e);
        }
        return store;
    }

    @Override
    public Optional<Proof> recall(String obligation) {
        Path file = file(obligation);
        try {
            Optional<ProofFile> found = Sealed.open(Files.readString(file)).flatMap(ProofFile::parse);
            if (found.isEmpty() || !found.get().obligation().equals(obligation)) {
                notes.accept("ignored a damaged proof: " + file);
                return Optional.empty();
            }
            return found.filter(this::holds).map(ProofStore::proof);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            notes.accept("ignored a proof that cannot be read: " + e);
            return Optional.empty();
        }
    }

    private boolean holds(ProofFile proof) {
        return proof.meaning().equals(meaning.of(proof.spec(), proof.code()));
    }

    private static Proof proof(ProofFile file) {
        Uses uses = new Uses();
        file.spec().forEach(uses::part);
        file.code().forEach(uses::method);
        file.assumptions().forEach(uses::assume);
        file.whole().forEach(uses::whole);
        file.ran().forEach((method, elements) -> elements.stream().forEach(element -> uses.ran(method, element)));
        return new Proof(new Verdict.Proved(file.on()), uses);
    }

    @Override
    public void keep(String obligation, Proof proof) {
        Uses uses = proof.uses();
        String text = new ProofFile(
                        obligation,
                        proof.verdict().on(),
                        uses.spec(),
                        uses.code(),
                        uses.assumptions(),
                        uses.whole(),
                        uses.ran(),
                        meaning.of(uses.spec(), uses.code()))
                .text();
        try {
            Sealed.write(file(obligation), text);
        } catch (IOException e) {
            notes.accept("a proof is not kept: " + e);
        }
    }

    private Path file(String obligation) {
        return folder.resolve(Digest.of(obligation).substring(0, NAME_LENGTH));
    }

    /// Folders that have not been used for longest go away.
    private static void prune(Path root) throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(root)) {
            old = folders.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(ProofStore::used).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path folder : old) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    private static FileTime used(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
