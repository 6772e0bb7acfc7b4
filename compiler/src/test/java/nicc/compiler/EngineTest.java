package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Engines, rings, buffers, timers and interrupts of generated classes, in every build.
final class EngineTest {
    private static final String TRANSMITTER = """
            pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; }
            bank csr {
              register CTL @ 0x00 { field EN [0]; }
              register BAL @ 0x10; register BAH @ 0x14;
              register LEN @ 0x18 { field N [15:0]; }
              register HEAD @ 0x1C { field IDX [15:0]; }
              register TAIL @ 0x20 { field IDX [15:0]; }
              register CAUSE @ 0x24 { sw r; onread rclr; field DONE [0]; }
              register MASK @ 0x28 { field M [31:0]; }
              register SUM @ 0x2C { sw r; field N [31:0] { counter; saturate; } }
              register GAP @ 0x30 { field N [15:0]; }
            }
            layout Desc 16 { ADDR [63:0]; LENGTH [79:64]; STATUS [127:120]; }
            ring tx of Desc { base {BAH, BAL}; size LEN.N; head HEAD.IDX; tail TAIL.IDX; }
            buffer frame 2 KiB;
            interrupt INTA { level (CAUSE & MASK) != 0; throttle GAP.N unit 256 ns; }
            engine transmit {
              when CTL.EN && tx.available > 0;
              step {
                take d from tx;
                frame.clear();
                frame.gather(d.ADDR, d.LENGTH as u32);
                send frame;
                count SUM.N by frame.length;
                publish writeback d { STATUS = 1; }
                CAUSE.DONE = 1;
              }
            }
            """;

    static Stream<Options> builds() {
        return Builds.all();
    }

    private static Rig transmitter(Options options, int descriptors) {
        Rig r = Rig.of(TRANSMITTER, options);
        r.device.link(true);
        r.write(0x10, Rig.MEMORY);
        r.write(0x18, descriptors);
        r.write(0x28, 1);
        for (int i = 0; i < descriptors; i++) {
            descriptor(r, i, Rig.MEMORY + 0x1000 + 0x100L * i, 4);
            r.poke(Rig.MEMORY + 0x1000 + 0x100L * i, String.format("%08x", 0x1122_3300 + i));
        }
        return r;
    }

    private static void descriptor(Rig r, int index, long address, int length) {
        String hex = String.format("%016x%016x", Long.reverseBytes(address), Long.reverseBytes(length));
        r.poke(Rig.MEMORY + 16L * index, hex);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void everyDescriptorUpToTheTailIsSentAndWrittenBack(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0x20, 3);
        assertThat(r.device.work(100)).isZero();
        r.write(0, 1);
        assertThat(r.device.work(100)).isEqualTo(3);
        assertThat(r.sent).containsExactly("11223300", "11223301", "11223302");
        assertThat(r.read(0x1C)).isEqualTo(3);
        assertThat(r.peek(Rig.MEMORY + 15, 1) + r.peek(Rig.MEMORY + 47, 1) + r.peek(Rig.MEMORY + 63, 1))
                .isEqualTo("010100");
        assertThat(r.read(0x2C)).isEqualTo(12);
        assertThat(r.device.work(100)).isZero();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theRingWrapsAndTheBudgetHolds(Options options) {
        Rig r = transmitter(options, 4);
        r.write(0, 1);
        r.write(0x20, 3);
        assertThat(r.device.work(2)).isEqualTo(2);
        assertThat(r.device.work(2)).isEqualTo(1);
        r.write(0x20, 1);
        assertThat(r.device.work(9)).isEqualTo(2);
        assertThat(r.sent).containsExactly("11223300", "11223301", "11223302", "11223303", "11223300");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void aRingOfNonsenseHasNoDescriptors(Options options) {
        Rig r = transmitter(options, 4);
        r.write(0, 1);
        r.write(0x20, 4);
        assertThat(r.device.work(9)).isZero();
        r.write(0x1C, 0xFFFF);
        assertThat(r.device.work(9)).isZero();
        r.write(0x18, 0);
        assertThat(r.device.work(9)).isZero();
    }

    @ParameterizedTest
    @MethodSource("builds")
    void descriptorsThatTheGuestTookBackAreReadAnew(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0, 1);
        r.write(0x20, 6);
        assertThat(r.device.work(1)).isEqualTo(1);
        r.write(0x20, 2);
        r.poke(Rig.MEMORY + 0x1000 + 0x700, "deadbeef");
        descriptor(r, 1, Rig.MEMORY + 0x1700, 3);
        descriptor(r, 3, Rig.MEMORY + 0x1700, 4);
        r.write(0x20, 4);
        r.device.work(100);
        assertThat(r.sent.subList(2, 4)).containsExactly("11223302", "deadbeef");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void aNewBaseDropsWhatWasFetched(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0, 1);
        r.write(0x20, 6);
        r.device.work(1);
        r.write(0x10, Rig.MEMORY + 16);
        r.device.work(1);
        assertThat(r.sent).containsExactly("11223300", "11223302");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void theLineFollowsCauseAndMask(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0, 1);
        r.write(0x20, 2);
        r.device.work(9);
        assertThat(r.interrupts).containsExactly("+");
        r.read(0x24);
        assertThat(r.interrupts).containsExactly("+", "-");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void assertionWaitsForTheEndOfTheInterval(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0x30, 10);
        r.write(0, 1);
        r.write(0x20, 1);
        r.device.work(9);
        r.read(0x24);
        r.write(0x20, 2);
        r.device.work(9);
        assertThat(r.interrupts).containsExactly("+", "-");
        assertThat(r.device.nextDeadline()).isEqualTo(2560);
        r.advance(2559);
        r.device.work(9);
        assertThat(r.interrupts).hasSize(2);
        r.advance(1);
        r.device.work(9);
        assertThat(r.interrupts).containsExactly("+", "-", "+");
    }

    @ParameterizedTest
    @MethodSource("builds")
    void descriptorsAndDataOutsideOfMemoryReadAsOnes(Options options) {
        Rig r = transmitter(options, 8);
        r.write(0x14, 0xFFFF_FFFFL);
        r.write(0, 1);
        r.write(0x20, 1);
        assertThat(r.device.work(9)).isEqualTo(1);
        assertThat(r.sent).hasSize(1);
        assertThat(r.sent.getFirst()).hasSize(4096).matches("f*");
    }

    private static final String RECEIVER = """
            pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; }
            bank csr {
              register READY @ 0x0; register ADDR @ 0x4; register COUNT @ 0x8 { sw r; }
              register DELAY @ 0xC { on write { if (written == 0) { stop T; } else { start T after written; } } }
              register FIRED @ 0x10 { sw r; }
            }
            var table: u16[4] = {1, 2, 3, 4};
            function twice(x: u32): u32 { let y = x + x; if (y > 100) { return 100; } return y; }
            layout Word 4 { V [31:0]; }
            buffer rxf 64;
            timer T unit 1000 ns { on expiry { FIRED = FIRED + twice(FIRED + 1); } }
            engine receive on frame rxf {
              when READY != 0;
              step {
                rxf.scatter(0, rxf.length, ADDR as u64);
                for i in 0 .. 4 { COUNT += table[i] as u32; }
                var n: u32 = 0;
                while (n < rxf.length) max 3 { n += 1; }
                store Word at ADDR as u64 + 32 { V = n; }
                match (rxf.length) { 1, 2 => { COUNT += 100; } 60 => { COUNT += 1000; } else => { } }
                rxf.clear();
              }
            }
            """;

    @ParameterizedTest
    @MethodSource("builds")
    void aFrameWaitsUntilTheEngineIsReady(Options options) {
        Rig r = Rig.of(RECEIVER, options);
        r.device.link(true);
        r.arrive("aabbcc");
        assertThat(r.device.work(9)).isZero();
        r.write(4, Rig.MEMORY);
        r.write(0, 1);
        assertThat(r.device.work(9)).isEqualTo(1);
        assertThat(r.peek(Rig.MEMORY, 4)).isEqualTo("aabbcc00");
        assertThat(r.peek(Rig.MEMORY + 32, 4)).isEqualTo("03000000");
        assertThat(r.read(8)).isEqualTo(1010);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void timersExpireOnceAndCanBeStopped(Options options) {
        Rig r = Rig.of(RECEIVER, options);
        r.write(0xC, 3);
        assertThat(r.device.nextDeadline()).isEqualTo(3000);
        r.advance(2999);
        assertThat(r.device.work(9)).isZero();
        r.advance(1);
        assertThat(r.device.work(9)).isEqualTo(1);
        assertThat(r.read(0x10)).isEqualTo(2);
        r.write(0xC, 1);
        r.write(0xC, 0);
        r.advance(100_000);
        assertThat(r.device.work(9)).isZero();
        assertThat(r.device.nextDeadline()).isEqualTo(Long.MAX_VALUE);
    }

    private static final String LOOPS = """
            pci { vendor 1; device 2; bar 0 memory 4 KiB maps csr; }
            bank csr {
              register GO @ 0 { on write {
                var n: u32 = written; var rounds: u32 = 0;
                for i in 0 .. n max 10 { rounds += 1; n = 0; }
                ROUNDS = rounds;
                value = value + 1;
              } }
              register ROUNDS @ 4; register value @ 8 { on write { size = written + old; } } register size @ 12;
              register SHIFTED @ 0x10 { sw r; field V [31:0] = (GO << ROUNDS) | (GO >> (size as u8)); }
            }
            """;

    @ParameterizedTest
    @MethodSource("builds")
    void theEndsOfALoopAreEvaluatedOnce(Options options) {
        Rig r = Rig.of(LOOPS, options);
        r.write(0, 4);
        assertThat(r.read(4)).isEqualTo(4);
        r.write(0, 400);
        assertThat(r.read(4)).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void registersMayBeNamedLikeLocals(Options options) {
        Rig r = Rig.of(LOOPS, options);
        r.write(8, 5);
        r.write(8, 7);
        r.write(0, 1);
        assertThat(r.read(8)).isEqualTo(8);
        assertThat(r.read(12)).isEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("builds")
    void shiftsByTheWidthOrMoreGiveZero(Options options) {
        Rig r = Rig.of(LOOPS, options);
        r.write(0, 1);
        r.write(12, 32);
        r.write(4, 31);
        assertThat(r.read(0x10)).isEqualTo(0x8000_0000L);
        r.write(4, 32);
        assertThat(r.read(0x10)).isZero();
        r.write(12, 256);
        assertThat(r.read(0x10)).isEqualTo(1);
    }
}
