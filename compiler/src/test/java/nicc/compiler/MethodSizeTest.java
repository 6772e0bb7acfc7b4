package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nicc.dsl.Frontend;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;

/// What the JIT takes: it inlines hot methods up to 325 bytes of code, and compiles none above 8,000.
final class MethodSizeTest {
    private static final int INLINED = 325;
    private static final int COMPILED = 8000;

    private static Map<String, Integer> sizes(Options options) throws IOException {
        Device device = Frontend.load(Path.of("../generated/src/main/nic/e1000.nic"))
                .device()
                .orElseThrow();
        Map<String, Integer> sizes = new TreeMap<>();
        InMemory.compile(Compiler.compile(device, Rig.HASH, options, List.of()))
                .classFiles()
                .forEach((name, bytes) -> {
                    for (MethodModel m : ClassFile.of().parse(bytes).methods()) {
                        m.code()
                                .map(CodeAttribute.class::cast)
                                .ifPresent(c ->
                                        sizes.put(name + "." + m.methodName().stringValue(), c.codeLength()));
                    }
                });
        return sizes;
    }

    @Test
    void everyMethodIsCompiled() throws IOException {
        assertThat(sizes(Options.optimised()))
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(COMPILED));
        assertThat(sizes(Options.reference()))
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThan(COMPILED));
    }

    @Test
    void whatRunsForEachDescriptorAndAccessIsInlined() throws IOException {
        Map<String, Integer> sizes = sizes(Options.optimised());
        List<String> hot = List.of(
                "work",
                "transmitBatch",
                "transmitReady",
                "transmitStep",
                "txFetch",
                "txAvailable",
                "txAdvance",
                "receiveBatch",
                "receiveReady",
                "receiveStep",
                "defer",
                "flushDeferred",
                "updateINTA",
                "read",
                "write",
                "readCsr",
                "writeCsr");
        for (String method : hot) {
            assertThat(sizes.get("nicc.device.e1000.E1000." + method))
                    .as(method)
                    .isNotNull()
                    .isLessThanOrEqualTo(INLINED);
        }
    }
}
