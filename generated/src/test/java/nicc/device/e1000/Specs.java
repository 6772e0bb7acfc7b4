package nicc.device.e1000;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import nicc.dsl.Frontend;
import nicc.dsl.model.Device;

/// Specs of this module as models.
final class Specs {
    private Specs() {}

    /// The device of a spec without errors.
    static Device load(Path file) {
        try {
            Frontend.Result result = Frontend.load(file);
            return result.device()
                    .orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
