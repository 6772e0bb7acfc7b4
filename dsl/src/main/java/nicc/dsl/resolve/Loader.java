package nicc.dsl.resolve;

import java.util.Optional;
import nicc.dsl.diagnostic.SourceFile;

/// Where imported files come from.
@FunctionalInterface
public interface Loader {

    /// The file of an import.
    ///
    /// @param path as written in the import
    /// @param importer the name of the importing file
    /// @return the file, empty when there is none
    Optional<SourceFile> load(String path, String importer);
}
