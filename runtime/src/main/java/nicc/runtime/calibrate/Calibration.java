package nicc.runtime.calibrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What operations cost on a machine.
///
/// @param format the file's version, [#FORMAT]
/// @param machine where it was measured
/// @param costs what was measured
/// @param missing what could not be
public record Calibration(int format, MachineIdentity machine, List<Cost> costs, List<Missing> missing) {
    /// The version of the file that is written and read.
    public static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Copies the lists.
    public Calibration {
        costs = List.copyOf(costs);
        missing = List.copyOf(missing);
    }

    /// A cost.
    ///
    /// @param id its short name
    /// @return the cost, empty when it was not measured
    public Optional<Cost> find(String id) {
        return costs.stream().filter(cost -> cost.id().equals(id)).findFirst();
    }

    /// The first of several that was measured.
    ///
    /// @param ids short names, the best one first
    /// @return the cost, empty when none was measured
    public Optional<Cost> first(List<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).findFirst();
    }

    /// Writes it to be read by [#read].
    ///
    /// @param file where
    /// @throws IOException when it cannot be written
    public void write(Path file) throws IOException {
        Files.writeString(file, toJson() + "\n");
    }

    /// The file's text.
    ///
    /// @return indented JSON without a newline at its end
    public String toJson() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /// Reads a file.
    ///
    /// @param file what [#write] wrote
    /// @return the calibration
    /// @throws IOException when there is none, or it is none; the message says which and what to do
    public static Calibration read(Path file) throws IOException {
        try {
            Calibration read = JSON.readValue(Files.readAllBytes(file), Calibration.class);
            if (read.format() != FORMAT) {
                throw new IOException(file + " has format " + read.format() + ", and this nicc reads " + FORMAT
                        + ": run nicc calibrate --out " + file);
            }
            return read;
        } catch (NoSuchFileException e) {
            throw new IOException("there is no file " + file + ": nicc calibrate --out " + file + " makes one", e);
        } catch (JacksonException | NullPointerException e) {
            throw new IOException(file + " is not what nicc calibrate --out wrote: " + e.getMessage(), e);
        }
    }
}
