package nicc.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import nicc.dsl.ast.Declaration;
import nicc.dsl.ast.FileNode;
import nicc.dsl.ast.Import;
import nicc.dsl.ast.Item;
import nicc.dsl.diagnostic.Code;
import nicc.dsl.diagnostic.Diagnostic;
import nicc.dsl.diagnostic.Diagnostics;
import nicc.dsl.diagnostic.SourceFile;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Device;

/// Makes a device of a file and what it imports.
public final class Resolver {

    private final Session session;
    private final Loader loader;
    private final BiFunction<SourceFile, Diagnostics, FileNode> parser;
    private final Map<String, SourceFile> sources = new LinkedHashMap<>();
    private final List<Item> items = new ArrayList<>();

    /// A resolver for one device.
    ///
    /// @param diagnostics receives what is found
    /// @param loader finds imports
    /// @param parser parses them
    public Resolver(Diagnostics diagnostics, Loader loader, BiFunction<SourceFile, Diagnostics, FileNode> parser) {
        this.session = new Session(diagnostics);
        this.loader = loader;
        this.parser = parser;
    }

    /// The files that were read, the first one first.
    ///
    /// @return in the order of reading
    public List<SourceFile> sources() {
        return List.copyOf(sources.values());
    }

    /// Resolves a file.
    ///
    /// @param source the file
    /// @return the device, with stand-ins for what has errors; empty when there is none at all
    public Optional<Device> resolve(SourceFile source) {
        Span start = read(source);
        List<Declaration.Device> devices = new ArrayList<>();
        Resolution resolution = new Resolution(session);
        Env root = Env.root(session);
        List<Placed> shared = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Declaration.Device d -> devices.add(d);
                case Declaration.Template t -> resolution.expander().declare(t);
                default -> {
                    if (Container.FILE.allowed().contains(Words.of(item))) {
                        shared.add(new Placed(item, root, false));
                    } else {
                        session.error(
                                Code.MISPLACED, item.span(), "'" + Words.of(item) + "' means nothing outside a device");
                    }
                }
            }
        }
        if (devices.size() != 1) {
            count(devices, start);
        }
        return devices.stream().findFirst().map(d -> new Devices(resolution, d, shared).resolve());
    }

    private void count(List<Declaration.Device> devices, Span start) {
        if (!devices.isEmpty()) {
            session.add(new Diagnostic(Code.DEVICE_COUNT, devices.get(1).name().span(), "a file describes one device")
                    .at(devices.get(0).name().span(), "the first one"));
        } else if (!session.diagnostics().hasErrors()) {
            session.error(Code.DEVICE_COUNT, start, "there is no device here", "a spec says 'device NAME { … }'");
        }
    }

    private Span read(SourceFile source) {
        sources.put(source.name(), source);
        FileNode file = parser.apply(source, session.diagnostics());
        session.damaged(file.damaged());
        Map<String, Import> seen = new HashMap<>();
        for (Import line : file.imports()) {
            Import earlier = seen.putIfAbsent(line.path(), line);
            if (earlier != null) {
                session.add(new Diagnostic(Code.IMPORT_TWICE, line.span(), "this is imported already")
                        .at(earlier.span(), "the first import"));
                continue;
            }
            Optional<SourceFile> imported = loader.load(line.path(), source.name());
            if (imported.isEmpty()) {
                session.error(
                        Code.IMPORT_NOT_FOUND,
                        line.span(),
                        "there is no file '" + line.path() + "' beside this one, and none in the library");
            } else if (!sources.containsKey(imported.get().name())) {
                read(imported.get());
            }
        }
        items.addAll(file.items());
        return new Span(source.name(), 1, 1, 1, 1);
    }
}
