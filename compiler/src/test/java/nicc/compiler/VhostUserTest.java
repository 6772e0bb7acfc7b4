package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nicc.dsl.model.VhostUser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The bank that a vhost-user front-end's messages reach (docs/language.md section 6), in every build.
final class VhostUserTest {
    private static final int REGION = VhostUser.REGION;
    private static final String SPEC = """
            pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; msix 2 vectors bar 1; }
            vhostuser 2 rings maps control;
            bank csr { register TOTAL @ 0 { sw r; field N [31:0] = kicks; } }
            var kicks: u32 = 0;
            bank control {
              register OFFERED @ 0x00 { width 64; reset 0x100000000; sw r; }
              register ACCEPTED @ 0x08 { width 64; }
              register STATUS @ 0x10 { width 8; }
              register QUEUES @ 0x12 { width 16; reset 1; sw r; }
              register RING_SIZE[2] @ 0x20 step 2 { width 16; reset 256; }
              register RING_DESCRIPTORS[2] @ 0x30 step 8 { width 64; }
              register RING_DRIVER[2] @ 0x40 step 8 { width 64; }
              register RING_DEVICE[2] @ 0x50 step 8 { width 64; }
              register RING_BASE[2] @ 0x60 step 4;
              register RING_STARTED[2] @ 0x70 step 1 { width 8; }
              register RING_ENABLED[2] @ 0x72 step 1 { width 8; }
              register RING_KICK[2] @ 0x74 step 1 { width 8; sw w; on write { kicks += 1; message index as u16; } }
            }
            """;

    static Stream<Options> builds() {
        return Builds.all();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void messagesReachTheBankByItsRegion(Options options) {
        Rig r = Rig.of(SPEC, options);
        assertThat(r.device.read(REGION, 0, 8)).isEqualTo(0x1_0000_0000L);
        r.device.write(REGION, 0x38, 8, 0xFFFF_0000_1234_5678L);
        assertThat(r.device.read(REGION, 0x38, 8)).isEqualTo(0xFFFF_0000_1234_5678L);
        assertThat(r.device.peek(REGION, 0x22, 2)).isEqualTo(256);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void aKickRunsItsActionAndMayInterrupt(Options options) {
        Rig r = Rig.of(SPEC, options);
        r.device.write(REGION, 0x75, 1, 1);
        assertThat(r.device.read(0, 0, 4)).isEqualTo(1);
        assertThat(r.interrupts).containsExactly("message 1");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void noRegionOfTheBusShowsTheBank(Options options) {
        Rig r = Rig.of(SPEC, options);
        for (int bar = 1; bar < REGION; bar++) {
            r.device.write(bar, 0x75, 1, 1);
            assertThat(r.device.read(bar, 0x20, 2)).isEqualTo(0xFFFF);
        }
        assertThat(r.device.read(0, 0, 4)).isZero();
    }
}
