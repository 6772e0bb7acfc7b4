package nicc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import nicc.compiler.plan.ExitPlan;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// The class that describes the device as data. Lists of registers and sites are cut into methods, so that none
/// grows large.
final class DescriptionEmitter {
    private static final int REGISTERS_PER_METHOD = 12;
    private static final int SITES_PER_METHOD = 100;
    private static final ClassName LIST = ClassName.get(List.class);
    private static final ClassName ARRAY_LIST = ClassName.get(ArrayList.class);

    private final Device device;
    private final Naming naming;
    private final String build;
    private final String specHash;
    private final List<ExitPlan> plans;
    private final List<MethodSpec> methods = new ArrayList<>();

    DescriptionEmitter(Device device, Naming naming, String build, String specHash, List<ExitPlan> plans) {
        this.device = device;
        this.naming = naming;
        this.build = build;
        this.specHash = specHash;
        this.plans = plans;
    }

    TypeSpec emit() {
        CodeBlock value = CodeBlock.of(
                "new $T(\n$S,\n$S,\n$S,\nSPEC_HASH,\n$L,\n$L,\n$L,\n$L,\n$L)",
                RuntimeNames.DEVICE_DESCRIPTION,
                device.name(),
                device.title(),
                build,
                pci(device.pci()),
                registers(),
                parameters(),
                PathCode.paths(device.paths()),
                plans());
        return TypeSpec.classBuilder(naming.description())
                .addModifiers(Modifier.FINAL)
                .addJavadoc("What $L is, as data.\n", Docs.escape(device.name()))
                .addField(FieldSpec.builder(String.class, "SPEC_HASH", Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("SHA-256 of the spec and all that it imports.\n")
                        .initializer("$S", specHash)
                        .build())
                .addField(FieldSpec.builder(
                                RuntimeNames.DEVICE_DESCRIPTION, "DESCRIPTION", Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The description.\n")
                        .initializer(value)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(methods)
                .build();
    }

    private static CodeBlock pci(Pci p) {
        CodeBlock bars = p.bars().stream()
                .map(b -> CodeBlock.of(
                        "\nnew $T($L, $T.Kind.$L, $L, $L, $S)",
                        RuntimeNames.BAR_DESCRIPTION,
                        b.index(),
                        RuntimeNames.BAR_DESCRIPTION,
                        b.kind().name(),
                        b.prefetchable(),
                        Literals.hex(b.size()) + "L",
                        b.bank().name()))
                .collect(CodeBlock.joining(","));
        CodeBlock capabilities = p.capabilities().stream()
                .map(c -> CodeBlock.of(
                        "\nnew $T($L, $L, $S, $S, $T.of($L))",
                        RuntimeNames.CAPABILITY_DESCRIPTION,
                        Literals.hex(c.id()),
                        Literals.hex(c.offset()),
                        bytes(c.body()),
                        bytes(c.writable()),
                        LIST,
                        c.window().map(DescriptionEmitter::places).orElse("")))
                .collect(CodeBlock.joining(","));
        return CodeBlock.of(
                "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, $L,\n$T.of($L),\n$T.of($L))",
                RuntimeNames.PCI_IDENTITY,
                Literals.hex(p.vendor()),
                Literals.hex(p.device()),
                p.revision(),
                Literals.hex(p.classCode()),
                Literals.hex(p.subsystemVendor()),
                Literals.hex(p.subsystem()),
                p.interruptPin(),
                p.msix().map(Pci.Msix::vectors).orElse(0),
                p.minGrant(),
                p.maxLatency(),
                LIST,
                bars,
                LIST,
                capabilities);
    }

    private static String places(Pci.Window w) {
        return w.region() + ", " + w.offset() + ", " + w.length() + ", " + w.data();
    }

    private static String bytes(List<Integer> bytes) {
        return bytes.stream().map(b -> String.format("%02x", b)).collect(Collectors.joining());
    }

    private CodeBlock registers() {
        List<CodeBlock> all = new ArrayList<>();
        for (Pci.Bar bar : device.regions()) {
            for (Register r : bar.bank().registers()) {
                all.add(register(bar, r));
            }
        }
        return list("registers", RuntimeNames.REGISTER_DESCRIPTION, all, REGISTERS_PER_METHOD);
    }

    private static CodeBlock register(Pci.Bar bar, Register r) {
        CodeBlock fields = r.fields().stream()
                .filter(f -> !f.name().isEmpty())
                .map(DescriptionEmitter::field)
                .collect(CodeBlock.joining(","));
        return CodeBlock.of(
                "new $T($S, $S, $L, $LL, $L, $L, $L, $S, $T.of($L))",
                RuntimeNames.REGISTER_DESCRIPTION,
                r.name(),
                r.title(),
                bar.index(),
                Literals.hex(r.offset()),
                r.width(),
                r.count(),
                r.stride(),
                r.section(),
                LIST,
                fields);
    }

    private static CodeBlock field(Field f) {
        return CodeBlock.of(
                "\nnew $T.FieldDescription($S, $S, $L, $L)",
                RuntimeNames.REGISTER_DESCRIPTION,
                f.name(),
                f.title(),
                f.msb(),
                f.lsb());
    }

    private CodeBlock parameters() {
        List<CodeBlock> all = new ArrayList<>();
        for (Parameter p : device.parameters()) {
            all.add(CodeBlock.of(
                    "new $T($S, $S, $L, $LL)",
                    RuntimeNames.PARAMETER_DESCRIPTION,
                    p.name(),
                    p.title(),
                    p.width(),
                    Literals.hex(p.defaultValue())));
        }
        return list("parameters", RuntimeNames.PARAMETER_DESCRIPTION, all, REGISTERS_PER_METHOD);
    }

    private CodeBlock plans() {
        ClassName site = RuntimeNames.EXIT_PLAN.nestedClass("Site");
        List<CodeBlock> all = new ArrayList<>();
        int number = 0;
        for (ExitPlan p : plans) {
            number++;
            List<CodeBlock> sites = new ArrayList<>();
            for (ExitPlan.Site s : p.sites()) {
                sites.add(CodeBlock.of(
                        "new $T($S, $L, $L, $T.Mechanism.$L, $S)",
                        site,
                        s.register(),
                        s.bar(),
                        s.write(),
                        RuntimeNames.EXIT_PLAN,
                        s.mechanism().name(),
                        s.reason()));
            }
            all.add(CodeBlock.of(
                    "\nnew $T($S, $L)",
                    RuntimeNames.EXIT_PLAN,
                    p.profile(),
                    list("plan" + number, site, sites, SITES_PER_METHOD)));
        }
        return CodeBlock.of("$T.of($L)", LIST, CodeBlock.join(all, ","));
    }

    /// A list that is put together by methods of its own.
    private CodeBlock list(String name, ClassName element, List<CodeBlock> values, int perMethod) {
        CodeBlock.Builder body = CodeBlock.builder().addStatement("$T<$T> all = new $T<>()", LIST, element, ARRAY_LIST);
        for (int from = 0, part = 1; from < values.size(); from += perMethod, part++) {
            CodeBlock.Builder some = CodeBlock.builder();
            values.subList(from, Math.min(values.size(), from + perMethod))
                    .forEach(v -> some.addStatement("all.add($L)", v));
            methods.add(MethodSpec.methodBuilder(name + part)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(ParameterizedTypeName.get(LIST, element), "all")
                    .addCode(some.build())
                    .build());
            body.addStatement("$L(all)", name + part);
        }
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(LIST, element))
                .addCode(body.addStatement("return all").build())
                .build());
        return CodeBlock.of("$L()", name);
    }
}
