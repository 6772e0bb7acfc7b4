package nicc.device.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nicc.device.e1000.reference.E1000ReferenceFactory;
import nicc.dsl.model.Device;
import nicc.dsl.model.Field;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;
import nicc.runtime.device.BarDescription;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.DeviceDescription;
import nicc.runtime.device.PciIdentity;
import nicc.runtime.device.RegisterDescription;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a generated class says about itself is what the spec says. The obligation `description` compares all of it, by
/// another way.
class DescriptionTest {
    private static final Device SPEC = Specs.load(Path.of("src/main/nic/e1000.nic"));

    static List<DeviceDescription> builds() {
        return List.of(new E1000Factory().description(), new E1000ReferenceFactory().description());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theRegistersAreTheSpecs(DeviceDescription description) {
        List<RegisterDescription> expected = new ArrayList<>();
        for (Pci.Bar bar : SPEC.pci().bars()) {
            bar.bank().registers().forEach(register -> expected.add(register(bar, register)));
        }
        assertThat(description.registers()).isEqualTo(expected);
    }

    private static RegisterDescription register(Pci.Bar bar, Register register) {
        return new RegisterDescription(
                register.name(),
                register.title(),
                bar.index(),
                register.offset(),
                register.width(),
                register.count(),
                register.stride(),
                register.section(),
                register.fields().stream()
                        .filter(field -> !field.name().isEmpty())
                        .map(DescriptionTest::field)
                        .toList());
    }

    private static RegisterDescription.FieldDescription field(Field field) {
        return new RegisterDescription.FieldDescription(field.name(), field.title(), field.msb(), field.lsb());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theIdentityIsTheSpecs(DeviceDescription description) {
        PciIdentity identity = description.pci();
        Pci pci = SPEC.pci();
        assertThat(identity.vendor()).isEqualTo(pci.vendor());
        assertThat(identity.device()).isEqualTo(pci.device());
        assertThat(identity.revision()).isEqualTo(pci.revision());
        assertThat(identity.classCode()).isEqualTo(pci.classCode());
        assertThat(identity.subsystemVendor()).isEqualTo(pci.subsystemVendor());
        assertThat(identity.subsystem()).isEqualTo(pci.subsystem());
        assertThat(identity.interruptPin()).isEqualTo(pci.interruptPin());
        assertThat(identity.minGrant()).isEqualTo(pci.minGrant());
        assertThat(identity.maxLatency()).isEqualTo(pci.maxLatency());
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theRegionsAndCapabilitiesAreTheSpecs(DeviceDescription description) {
        Pci pci = SPEC.pci();
        assertThat(description.pci().bars())
                .isEqualTo(pci.bars().stream().map(DescriptionTest::region).toList());
        assertThat(description.pci().capabilities())
                .isEqualTo(pci.capabilities().stream()
                        .map(DescriptionTest::capability)
                        .toList());
        assertThat(description.pci().msixVectors())
                .isEqualTo(pci.msix().map(Pci.Msix::vectors).orElse(0));
    }

    private static BarDescription region(Pci.Bar bar) {
        BarDescription.Kind kind = BarDescription.Kind.valueOf(bar.kind().name());
        return new BarDescription(
                bar.index(), kind, bar.prefetchable(), bar.size(), bar.bank().name());
    }

    private static CapabilityDescription capability(Pci.Capability capability) {
        return new CapabilityDescription(
                capability.id(), capability.offset(), hex(capability.body()), hex(capability.writable()));
    }

    private static String hex(List<Integer> bytes) {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i).byteValue();
        }
        return HexFormat.of().formatHex(all);
    }
}
