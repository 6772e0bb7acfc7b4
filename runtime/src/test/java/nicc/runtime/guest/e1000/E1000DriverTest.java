package nicc.runtime.guest.e1000;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import nicc.runtime.guest.CardAccess;
import nicc.runtime.guest.GuestMachine;
import nicc.runtime.guest.GuestRam;
import nicc.runtime.guest.Packet;
import nicc.runtime.guest.Packet.Fragment;
import nicc.runtime.guest.ReceivedFrame;
import nicc.runtime.guest.TransmitRequest;
import org.junit.jupiter.api.Test;

/// The driver's descriptors and the order of its accesses.
final class E1000DriverTest {
    private final RecordingCard card = new RecordingCard();
    private final GuestRam ram = new GuestRam(Arena.ofAuto().allocate(1 << 20, 4096), 0x10_0000);
    private final GuestMachine machine = new Machine(ram, card);
    private final List<Integer> received = new ArrayList<>();
    private final E1000Driver driver =
            new E1000Driver(machine, E1000Settings.standard(), frame -> received.add(frame.length()));

    /// The rings are what the driver allocates first.
    private static final long TX = 0x10_0000;

    private static final long RX = 0x10_1000;

    private record Machine(GuestRam ram, CardAccess card) implements GuestMachine {
        @Override
        public void delay(long nanos) {
            // Time does not matter here.
        }
    }

    @Test
    void aHandlerReadsCausesMasksAndFlushes() {
        card.answer(0x80);
        assertThat(driver.interrupt(0)).isTrue();
        driver.poll(64);
        assertThat(card.accesses)
                .containsExactly("read 00C0", "write 00D8 = FFFFFFFF", "read 0008", "write 00D0 = 9D", "read 0008");
    }

    @Test
    void anInterruptOfAnotherCardIsLeftAlone() {
        card.answer(0);
        assertThat(driver.interrupt(0)).isFalse();
        assertThat(driver.polling()).isFalse();
        assertThat(card.accesses).containsExactly("read 00C0");
    }

    @Test
    void aPlainPacketIsOneLegacyDescriptorAndOneDoorbell() {
        assertThat(driver.transmit(packet(TransmitRequest.NONE, new Fragment(0x5_0000_1002L, 100)), false))
                .isTrue();
        assertThat(ram.slice(TX, 8)
                        .asByteBuffer()
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getLong())
                .isEqualTo(0x5_0000_1002L);
        // IDE, RS, IFCS, EOP
        assertThat(ram.getInt(TX + 8)).isEqualTo(0x8B00_0064);
        assertThat(ram.getInt(TX + 12)).isZero();
        assertThat(card.accesses).containsExactly("write 3818 = 1");
    }

    @Test
    void doorbellsWaitForTheLastPacket() {
        Packet one = packet(TransmitRequest.NONE, new Fragment(0x1000, 100));
        driver.transmit(one, true);
        driver.transmit(one, true);
        driver.transmit(one, false);
        assertThat(card.accesses).containsExactly("write 3818 = 3");
    }

    @Test
    void aShortPacketIsPaddedBySoftware() {
        driver.transmit(packet(TransmitRequest.NONE, new Fragment(0x1000, 20)), false);
        assertThat(ram.getInt(TX + 8) & 0xFFFF).isEqualTo(60);
    }

    @Test
    void aSegmentedPacketHasAContextAndDataOfAtMost4096Bytes() {
        long header = ram.allocate(64, 64);
        TransmitRequest request = new TransmitRequest(34, 16, 1448, 54, true, true, 0x2A);
        Packet packet = packet(request, new Fragment(header, 54), new Fragment(0x9000, 10_000));
        driver.transmit(packet, false);
        assertThat(ram.getInt(TX)).isEqualTo(14 | 24 << 8 | 33 << 16);
        assertThat(ram.getInt(TX + 4)).isEqualTo(34 | 50 << 8);
        // IDE, DEXT, TSE, IP, TCP; PAYLEN
        assertThat(ram.getInt(TX + 8)).isEqualTo(0xA700_0000 | 10_000);
        assertThat(ram.getInt(TX + 12)).isEqualTo(1448 << 16 | 54 << 8);
        // IDE, VLE, DEXT, TSE, IFCS; DTYP 1
        assertThat(ram.getInt(TX + 16 + 8)).isEqualTo(0xE610_0000 | 54);
        assertThat(ram.getInt(TX + 16 + 12)).isEqualTo(0x2A << 16 | 0x300);
        assertThat(ram.getInt(TX + 32 + 8) & 0xFFFFF).isEqualTo(4096);
        assertThat(ram.getInt(TX + 48 + 8) & 0xFFFFF).isEqualTo(4096);
        assertThat(ram.getInt(TX + 64 + 8)).isEqualTo(0xEF10_0000 | 1808);
        assertThat(card.accesses).containsExactly("write 3818 = 5");
    }

    @Test
    void aFullRingTakesNoMore() {
        Packet one = packet(TransmitRequest.NONE, new Fragment(0x1000, 100));
        for (int i = 0; i < 255; i++) {
            assertThat(driver.transmit(one, true)).isTrue();
        }
        assertThat(driver.transmit(one, true)).isFalse();
        assertThat(card.accesses).containsExactly("write 3818 = FF");
        ram.putInt(TX + 12, 1);
        driver.poll(64);
        assertThat(driver.transmitted()).isEqualTo(1);
        assertThat(driver.transmit(one, true)).isTrue();
    }

    @Test
    void buffersGoBackInBatchesOf16() {
        for (int i = 0; i < 40; i++) {
            ram.putInt(RX + 16L * i + 8, 64);
            ram.putInt(RX + 16L * i + 12, 3);
        }
        assertThat(driver.poll(64)).isEqualTo(40);
        assertThat(received).hasSize(40).containsOnly(64);
        assertThat(card.accesses).containsExactly("write 2818 = F", "write 2818 = 1F", "write 2818 = 27");
    }

    @Test
    void aDamagedFrameIsNotDelivered() {
        ram.putInt(RX + 8, 64);
        ram.putInt(RX + 12, 3 | 0x100);
        driver.poll(64);
        assertThat(received).isEmpty();
        assertThat(driver.receiveErrors()).isEqualTo(1);
    }

    @Test
    void aFrameOfTooManyBuffersIsNotDelivered() {
        for (int i = 0; i <= ReceivedFrame.MAX_FRAGMENTS; i++) {
            ram.putInt(RX + 16L * i + 8, 64);
            ram.putInt(RX + 16L * i + 12, i == ReceivedFrame.MAX_FRAGMENTS ? 3 : 1);
        }
        driver.poll(64);
        assertThat(received).isEmpty();
        assertThat(driver.receiveErrors()).isEqualTo(1);
    }

    private static Packet packet(TransmitRequest request, Fragment... fragments) {
        return new Packet(List.of(fragments), request);
    }
}
