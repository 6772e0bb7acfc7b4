package nicc.verifier.replay;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nicc.dsl.model.Device;
import nicc.dsl.model.Parameter;
import nicc.verifier.refine.Counterexample;
import nicc.verifier.refine.Relations;

/// The obligations `description` and `factory`, about the generated classes that are data. They are decided by running
/// them: a description is a constant, so what it says when it is loaded is all that it can say; and a factory has only
/// to
/// hand parameters on. What they have to say comes from the spec, by a translation of its own.
public final class DataCheck {
    /// The obligations' names.
    public static final List<String> NAMES = List.of("description", "factory");

    /// What is taken for granted.
    public static final String ASSUMPTION = "the classes that are loaded are those that the runtime loads";

    private static final List<String> PLATFORMS = List.of("embedded", "vfio-user-qemu", "kvm-direct");
    private static final long PATTERN = 0x5AC3_9617_E42D_B870L;

    private final Build build;
    private final ClassLoader runtime;
    private final MeantDescription meant;
    private final ExitPlans plans;

    /// Prepares.
    ///
    /// @param build the classes
    /// @param runtime where the runtime's classes are: [Replayer#runtime()]
    /// @param specHash SHA-256 of the spec
    /// @param plans what `nicc plan` says
    public DataCheck(Build build, ClassLoader runtime, String specHash, ExitPlans plans) {
        this.build = build;
        this.runtime = runtime;
        this.meant = new MeantDescription(
                build.device(),
                build.relations().build(),
                specHash,
                profile -> plans.sites(profile).stream()
                        .map(site -> ofBuild(site, build.relations()))
                        .toList());
        this.plans = plans;
    }

    /// The same about other classes.
    ///
    /// @param other the classes
    /// @return a check of them
    public DataCheck of(Build other) {
        return new DataCheck(other, runtime, meant.specHash(), plans);
    }

    /// A build without the pass that lets writes be posted has the guest wait for them.
    private static Map<String, Object> ofBuild(Map<String, Object> site, Relations relations) {
        if (relations.passes().contains("posted") || !"POSTED".equals(site.get("mechanism"))) {
            return site;
        }
        Map<String, Object> trapped = new HashMap<>(site);
        trapped.put("mechanism", "TRAPPED");
        return trapped;
    }

    /// A difference as a counterexample: it needs no state, and has been seen.
    ///
    /// @param obligation one of [#NAMES]
    /// @param difference what differs
    /// @return the counterexample
    public static Counterexample counterexample(String obligation, Difference difference) {
        String text = difference.what() + ": spec " + difference.spec() + ", class " + difference.code();
        return Counterexample.seen("the " + obligation + " class is loaded", List.of(text), Replay.NOTHING);
    }

    /// A difference as a replay.
    ///
    /// @param difference what differs
    /// @return it has been seen
    public static Replay replay(Difference difference) {
        return Replay.seen(difference);
    }

    /// What is wrong.
    ///
    /// @param obligation one of [#NAMES]
    /// @return the first difference
    public Optional<Difference> difference(String obligation) {
        try {
            ClassLoader loader = DeviceClasses.device(runtime, build.files(), Set.of());
            Mirror mirror = new Mirror(loader);
            Object factory = mirror.make(build.factory().orElseThrow());
            return obligation.equals("description") ? description(mirror, factory) : factory(factory);
        } catch (IllegalStateException | LinkageError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Optional.of(new Difference(
                    Difference.Kind.FAILURE, "the " + obligation + " class", "can be used", "fails: " + cause, 0));
        }
    }

    private Optional<Difference> description(Mirror mirror, Object factory) {
        Object loaded = mirror.call(factory, "description");
        Object data = Data.read(loaded);
        List<String> profiles = new ArrayList<>();
        if (data instanceof Map<?, ?> parts && parts.get("plans") instanceof List<?> plans) {
            plans.forEach(plan ->
                    profiles.add(plan instanceof Map<?, ?> one ? String.valueOf(one.get("profile")) : ""));
        }
        Optional<String> missing =
                PLATFORMS.stream().filter(name -> !profiles.contains(name)).findFirst();
        if (missing.isPresent()) {
            return Optional.of(new Difference(
                    Difference.Kind.VALUE, "the plans", "one for " + missing.get(), profiles.toString(), 0));
        }
        if (profiles.stream().distinct().count() != profiles.size()) {
            return Optional.of(
                    new Difference(Difference.Kind.VALUE, "the plans", "one for each", profiles.toString(), 0));
        }
        return Data.difference("the description", meant.data(profiles), data)
                .or(() -> ofDevice(mirror, factory, loaded));
    }

    /// A device says what its factory says.
    private Optional<Difference> ofDevice(Mirror mirror, Object factory, Object description) {
        Object device = create(factory, Map.of());
        return mirror.call(device, "description") == description
                ? Optional.empty()
                : Optional.of(new Difference(
                        Difference.Kind.VALUE, "the device's description", "the factory's", "another one", 0));
    }

    private Object create(Object factory, Map<String, Long> parameters) {
        Mirror mirror = new Mirror(runtime);
        LoadedPorts ports = new LoadedPorts(mirror, new GuestWorld(List.of(), 0), false);
        return mirror.call(factory, "create", ports.all(), parameters);
    }

    /// Parameters reach the device, each its own; what is not given is the default; what does not fit is refused.
    private Optional<Difference> factory(Object factory) {
        Device device = build.device();
        List<Map<String, Long>> cases = new ArrayList<>(List.of(Map.of()));
        Map<String, Long> all = new HashMap<>();
        for (Parameter parameter : device.parameters()) {
            long value = (PATTERN >>> cases.size()) & mask(parameter);
            cases.add(Map.of(parameter.name(), value));
            cases.add(Map.of(parameter.name(), mask(parameter)));
            all.put(parameter.name(), ~parameter.defaultValue() & mask(parameter));
        }
        cases.add(all);
        for (Map<String, Long> given : cases) {
            Optional<Difference> wrong = made(create(factory, given), given);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return refused(factory, Map.of("no parameter of this name", 0L))
                .or(() -> device.parameters().stream()
                        .filter(parameter -> parameter.width() < Long.SIZE)
                        .flatMap(parameter -> refused(factory, Map.of(parameter.name(), mask(parameter) + 1)).stream())
                        .findFirst());
    }

    private static long mask(Parameter parameter) {
        return -1L >>> (Long.SIZE - parameter.width());
    }

    private Optional<Difference> made(Object made, Map<String, Long> given) {
        String type = made.getClass().getName();
        if (!type.equals(build.relations().className())) {
            return Optional.of(new Difference(
                    Difference.Kind.VALUE,
                    "what the factory makes",
                    build.relations().className(),
                    type,
                    0));
        }
        for (Parameter parameter : build.device().parameters()) {
            long value = given.getOrDefault(parameter.name(), parameter.defaultValue());
            Optional<Long> has = build.relations().cells().stream()
                    .filter(cell -> cell.name().equals("parameter " + parameter.name()))
                    .findFirst()
                    .map(cell -> number(made, cell));
            if (has.isPresent() && has.get() != value) {
                return Optional.of(new Difference(
                        Difference.Kind.VALUE,
                        "parameter " + parameter.name() + " of a device made with " + given,
                        PortText.hex(value),
                        PortText.hex(has.get()),
                        value ^ has.get()));
            }
        }
        return Optional.empty();
    }

    private static long number(Object made, Relations.Cell cell) {
        try {
            Field field = made.getClass().getDeclaredField(cell.field());
            field.setAccessible(true);
            return switch (field.get(made)) {
                case Integer number -> Integer.toUnsignedLong(number);
                case Long number -> number;
                case Boolean truth -> truth ? 1 : 0;
                default -> throw new IllegalStateException(cell.field() + " is no number");
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(cell.field(), e);
        }
    }

    private Optional<Difference> refused(Object factory, Map<String, Long> parameters) {
        try {
            create(factory, parameters);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(new Difference(
                Difference.Kind.VALUE, "a device with parameters " + parameters, "is refused", "is made", 0));
    }
}
