package nicc.verifier.replay;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Path;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// What a device's description has to say, from the spec alone (docs/architecture.md, "Device classes").
///
/// @param device the spec
/// @param build the build's name
/// @param specHash SHA-256 of the spec
/// @param plans the exit plans
record MeantDescription(Device device, String build, String specHash, ExitPlans plans) {

    /// The data, with the plans of some platforms.
    Object data(List<String> profiles) {
        return Data.of(
                "DeviceDescription",
                "name",
                device.name(),
                "title",
                device.title(),
                "build",
                build,
                "specHash",
                specHash,
                "pci",
                identity(device.pci()),
                "registers",
                registers(),
                "parameters",
                device.parameters().stream()
                        .map(parameter -> Data.of(
                                "ParameterDescription",
                                "name",
                                parameter.name(),
                                "title",
                                parameter.title(),
                                "width",
                                (long) parameter.width(),
                                "defaultValue",
                                parameter.defaultValue()))
                        .toList(),
                "paths",
                device.paths().stream()
                        .map(path -> Data.of(
                                "PathDescription",
                                "name",
                                path.name(),
                                "title",
                                path.title(),
                                "steps",
                                steps(path.steps())))
                        .toList(),
                "plans",
                profiles.stream().map(this::plan).toList());
    }

    private static Object identity(Pci pci) {
        return Data.of(
                "PciIdentity",
                "vendor",
                (long) pci.vendor(),
                "device",
                (long) pci.device(),
                "revision",
                (long) pci.revision(),
                "classCode",
                (long) pci.classCode(),
                "subsystemVendor",
                (long) pci.subsystemVendor(),
                "subsystem",
                (long) pci.subsystem(),
                "interruptPin",
                (long) pci.interruptPin(),
                "msixVectors",
                (long) pci.msix().map(Pci.Msix::vectors).orElse(0),
                "minGrant",
                (long) pci.minGrant(),
                "maxLatency",
                (long) pci.maxLatency(),
                "bars",
                pci.bars().stream().map(MeantDescription::region).toList(),
                "capabilities",
                pci.capabilities().stream()
                        .map(capability -> Data.of(
                                "CapabilityDescription",
                                "id",
                                (long) capability.id(),
                                "offset",
                                (long) capability.offset(),
                                "body",
                                hex(capability.body()),
                                "writable",
                                hex(capability.writable()),
                                "window",
                                capability
                                        .window()
                                        .map(MeantDescription::places)
                                        .orElse(List.of())))
                        .toList());
    }

    private static List<Object> places(Pci.Window window) {
        return List.of((long) window.region(), (long) window.offset(), (long) window.length(), (long) window.data());
    }

    private static Object region(Pci.Bar bar) {
        return Data.of(
                "BarDescription",
                "index",
                (long) bar.index(),
                "kind",
                bar.kind().name(),
                "prefetchable",
                bar.prefetchable(),
                "size",
                bar.size(),
                "bank",
                bar.bank().name());
    }

    private static String hex(List<Integer> bytes) {
        StringBuilder text = new StringBuilder();
        bytes.forEach(octet -> text.append(HexFormat.of().toHexDigits(octet.byteValue())));
        return text.toString();
    }

    private List<Object> registers() {
        List<Object> all = new ArrayList<>();
        for (Pci.Bar bar : device.regions()) {
            bar.bank().registers().forEach(register -> all.add(register(bar, register)));
        }
        return all;
    }

    private static Object register(Pci.Bar bar, Register register) {
        return Data.of(
                "RegisterDescription",
                "name",
                register.name(),
                "title",
                register.title(),
                "bar",
                (long) bar.index(),
                "offset",
                register.offset(),
                "width",
                (long) register.width(),
                "count",
                (long) register.count(),
                "stride",
                (long) register.stride(),
                "section",
                register.section(),
                "fields",
                register.fields().stream()
                        .filter(field -> !field.name().isEmpty())
                        .map(MeantDescription::field)
                        .toList());
    }

    private static Object field(Field field) {
        return Data.of(
                "FieldDescription",
                "name",
                field.name(),
                "title",
                field.title(),
                "msb",
                (long) field.msb(),
                "lsb",
                (long) field.lsb());
    }

    private static List<Object> steps(List<Path.Step> steps) {
        return steps.stream().map(MeantDescription::step).toList();
    }

    private static Object step(Path.Step step) {
        return switch (step) {
            case Path.Access access ->
                Data.of("Access", "register", access.register().name(), "write", access.write());
            case Path.EngineStep(String engine) -> Data.of("EngineStep", "engine", engine);
            case Path.Repeat(int perUnit, int constant, int divisor, List<Path.Step> repeated) ->
                Data.of(
                        "Repeat",
                        "perUnit",
                        (long) perUnit,
                        "constant",
                        (long) constant,
                        "divisor",
                        (long) divisor,
                        "steps",
                        steps(repeated));
            case Path.OptionalSteps(List<Path.Step> optional) -> Data.of("Optional", "steps", steps(optional));
        };
    }

    private Object plan(String profile) {
        List<Object> sites = new ArrayList<>();
        plans.sites(profile)
                .forEach(site -> sites.add(Data.of(
                        "Site",
                        "register",
                        site.getOrDefault("register", ""),
                        "bar",
                        site.getOrDefault("bar", -1L),
                        "write",
                        site.getOrDefault("write", false),
                        "mechanism",
                        site.getOrDefault("mechanism", ""),
                        "reason",
                        site.getOrDefault("reason", ""))));
        return Data.of("ExitPlan", "profile", profile, "sites", sites);
    }
}
