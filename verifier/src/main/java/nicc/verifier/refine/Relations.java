package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the compiler says about a device class (`*.relations.json`): hints that are checked, never trusted.
///
/// @param version of the format
/// @param device the spec's name
/// @param build the build's name
/// @param className the device class
/// @param cells what fields hold numbers
/// @param buffers what fields hold buffers
/// @param engines the methods of engines
/// @param expire the method that lets a timer expire
/// @param update the methods that bring interrupt lines up to date, in order
/// @param passes what the compiler has done to the code
/// @param rings the rings of which descriptors are fetched ahead
public record Relations(
        int version,
        String device,
        String build,
        String className,
        List<Cell> cells,
        List<Buffer> buffers,
        List<Engine> engines,
        String expire,
        List<String> update,
        List<String> passes,
        List<Ring> rings) {

    /// What a work loop calls the timers, beside the names of engines.
    public static final String TIMERS = "timers";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Copies the lists.
    public Relations {
        cells = List.copyOf(cells);
        buffers = List.copyOf(buffers);
        engines = List.copyOf(engines);
        update = List.copyOf(update);
        passes = List.copyOf(passes);
        rings = List.copyOf(rings);
    }

    /// What a work loop asks for something to do.
    ///
    /// @return the names of the engines, then [#TIMERS] where there are some
    public List<String> sources() {
        List<String> sources = new ArrayList<>();
        engines.forEach(engine -> sources.add(engine.engine()));
        if (!expire.isEmpty()) {
            sources.add(TIMERS);
        }
        return sources;
    }

    /// A field with numbers.
    ///
    /// @param field the Java field
    /// @param name what of the spec's state it is
    /// @param width bits
    /// @param count elements
    /// @param array whether it is an array
    public record Cell(String field, String name, int width, int count, boolean array) {}

    /// A field with a buffer.
    ///
    /// @param field the Java field
    /// @param name the spec's name
    /// @param capacity bytes
    /// @param scratch whether it holds descriptors only within a step
    public record Buffer(String field, String name, int capacity, boolean scratch) {}

    /// The methods of an engine.
    ///
    /// @param engine the spec's name
    /// @param ready says whether it can step
    /// @param step takes a step
    public record Engine(String engine, String ready, String step) {}

    /// A ring of which descriptors are fetched ahead.
    ///
    /// @param ring the spec's name
    /// @param ahead the most that are fetched at once
    public record Ring(String ring, int ahead) {}

    /// Reads relations.
    ///
    /// @param json the file's text
    /// @return the relations
    public static Relations parse(String json) {
        var root = JSON.readTree(json);
        return new Relations(
                root.path("version").asInt(),
                root.path("device").asString(),
                root.path("build").asString(),
                root.path("class").asString(),
                root.path("cells").valueStream().map(Relations::cell).toList(),
                root.path("buffers").valueStream().map(Relations::buffer).toList(),
                root.path("engines").valueStream().map(Relations::engine).toList(),
                root.path("work").path("expire").asString(),
                root.path("lines")
                        .valueStream()
                        .map(line -> line.path("update").asString())
                        .toList(),
                root.path("passes").valueStream().map(JsonNode::asString).toList(),
                root.path("rings")
                        .valueStream()
                        .map(Relations::ring)
                        .filter(ring -> ring.ahead() > 1)
                        .toList());
    }

    private static Cell cell(JsonNode node) {
        return new Cell(
                node.path("field").asString(),
                node.path("name").asString(),
                node.path("width").asInt(),
                node.path("count").asInt(),
                node.path("array").asBoolean());
    }

    private static Ring ring(JsonNode node) {
        return new Ring(node.path("ring").asString(), node.path("ahead").asInt());
    }

    private static Buffer buffer(JsonNode node) {
        return new Buffer(
                node.path("field").asString(),
                node.path("name").asString(),
                node.path("capacity").asInt(),
                node.path("scratch").asBoolean());
    }

    private static Engine engine(JsonNode node) {
        return new Engine(
                node.path("engine").asString(),
                node.path("ready").asString(),
                node.path("step").asString());
    }
}
