package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nicc.dsl.model.Device;
import nicc.runtime.device.NicDeviceFactory;
import nicc.runtime.device.Reset;
import nicc.runtime.device.StateFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Save, restore, resets, parameters and the byte-for-byte stability of generated files.
final class StateTest {
    private static final String SPEC = """
            domains power, bus, soft;
            parameter mac: u48 = 0x525400123456 "Address";
            pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; }
            bank csr {
              register A @ 0 { reset 7 on power, bus; }
              register B @ 4 { reset 9 on power; }
              register KICK @ 8 { field GO [0] { singlepulse; on write { if (written[0]) { reset soft; } } } }
              register START @ 0xC { on write { start T after written; } }
              register LOW @ 0x10 { sw r; field V [31:0] = mac as u32; }
              register WIDE @ 0x18 { width 64; }
            }
            var list: u16[3] = {1, 2, 3} on power;
            buffer b 64;
            timer T unit 10 ns { on expiry { B = 1; } }
            on reset soft { A = A + 1; }
            """;

    static Stream<Options> builds() {
        return Builds.all();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void eachDomainResetsWhatItSays(Options options) {
        Rig r = Rig.of(SPEC, options);
        r.write(0, 100);
        r.write(4, 200);
        r.device.reset(Reset.BUS);
        assertThat(r.read(0)).isEqualTo(7);
        assertThat(r.read(4)).isEqualTo(200);
        r.write(8, 1);
        assertThat(r.read(0)).isEqualTo(8);
        assertThat(r.read(8)).isZero();
        r.device.reset(Reset.POWER);
        assertThat(r.read(4)).isEqualTo(9);
    }

    @Test
    void aSnapshotOfOneBuildRestoresInTheOther() throws StateFormatException {
        Device device = Rig.parse(SPEC);
        Rig a = Rig.of(device, Options.reference(), Map.of());
        a.write(0, 0xFFFF_FFFFL);
        a.device.write(0, 0x18, 8, -2);
        a.write(0xC, 5);
        a.advance(20);
        Rig b = Rig.of(device, Options.optimised(), Map.of());
        b.advance(1000);
        b.device.restore(a.device.save());
        assertThat(b.read(0)).isEqualTo(0xFFFF_FFFFL);
        assertThat(b.device.read(0, 0x18, 8)).isEqualTo(-2);
        assertThat(b.device.nextDeadline()).isEqualTo(1030);
        assertThat(b.device.save()).isEqualTo(a.device.save());
    }

    @Test
    void aDamagedSnapshotChangesNothing() {
        Rig r = Rig.of(SPEC, Options.optimised());
        r.write(0, 55);
        byte[] good = r.device.save();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> r.device.restore(cut)).isInstanceOf(StateFormatException.class);
        }
        byte[] other = good.clone();
        other[10] ^= 1;
        assertThatThrownBy(() -> r.device.restore(other))
                .isInstanceOf(StateFormatException.class)
                .hasMessageContaining("another spec");
        assertThat(r.device.save()).isEqualTo(good);
    }

    @Test
    void parametersAreChecked() {
        NicDeviceFactory factory =
                Rig.factory(Compiler.compile(Rig.parse(SPEC), Rig.HASH, Options.optimised(), List.of()));
        assertThat(Rig.of(factory, Map.of("mac", 0x1234_5678_9ABCL)).read(0x10)).isEqualTo(0x5678_9ABCL);
        assertThatThrownBy(() -> Rig.of(factory, Map.of("mca", 1L))).hasMessageContaining("is it mac?");
        assertThatThrownBy(() -> Rig.of(factory, Map.of("mac", 1L << 48))).hasMessageContaining("does not fit");
    }

    @Test
    void filesAreTheSameEveryTime() {
        assertThat(Compiler.compile(Rig.parse(SPEC), Rig.HASH, Options.optimised(), List.of()))
                .isEqualTo(Compiler.compile(Rig.parse(SPEC), Rig.HASH, Options.optimised(), List.of()));
    }
}
