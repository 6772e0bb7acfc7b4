package nicc.compiler.emit;

import java.util.List;
import nicc.compiler.GeneratedFile;
import nicc.compiler.Options;
import nicc.dsl.derive.ParavirtTwin;

/// What comes with a twin beside its device: its spec, and what drivers are written with.
public final class TwinFiles {
    private TwinFiles() {}

    /// The files of a twin.
    ///
    /// @param twin the twin
    /// @param options how its device is compiled
    /// @return its spec, the C header, and the driver's half in Java
    public static List<GeneratedFile> of(ParavirtTwin twin, Options options) {
        Naming naming = Naming.of(options.packageName(), twin.device().name(), options.build());
        String spec = twin.source().name();
        return List.of(
                new GeneratedFile(spec, twin.source().text()),
                new GeneratedFile(spec.replaceFirst("\\.nic$", ".h"), new TwinHeader(twin).text()),
                Emission.java(naming, new TwinDriverEmitter(twin.block(), naming).emit()));
    }
}
