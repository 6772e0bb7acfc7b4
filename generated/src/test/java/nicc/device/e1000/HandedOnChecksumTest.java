package nicc.device.e1000;

import static nicc.device.e1000.TxDescriptor.EOP;
import static nicc.device.e1000.TxDescriptor.IFCS;
import static nicc.device.e1000.TxDescriptor.IXSM;
import static nicc.device.e1000.TxDescriptor.RS;
import static nicc.device.e1000.TxDescriptor.TCP;
import static nicc.device.e1000.TxDescriptor.TSE;
import static nicc.device.e1000.TxDescriptor.TXSM;
import static nicc.device.e1000.TxDescriptor.VLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nicc.dsl.interp.Effect;
import nicc.dsl.model.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The transport checksum of a context (data sheet, section 3.5.9) is left to the wire, where a wire can take it.
class HandedOnChecksumTest {
    private static final int LAST = EOP | IFCS | RS;
    private static final byte[] FRAME = Packets.ipv4(Packets.TCP_PROTOCOL, Packets.pattern(333));
    private static final Device COMPUTES = computes();

    private final Card card = Card.transmitting();

    /// The same card, which computes all checksums itself.
    private static Device computes() {
        try {
            Path folder = Files.createTempDirectory("e1000");
            try (var specs = Files.list(Path.of("src/main/nic"))) {
                for (Path spec : specs.toList()) {
                    String text = Files.readString(spec);
                    Files.writeString(
                            folder.resolve(spec.getFileName()), text.replace("let usual = ", "let usual = false && "));
                }
            }
            return Specs.load(folder.resolve("e1000.nic"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsLeftIsSaidInTheRecord() {
        card.transmit(context(0), data(LAST));
        assertThat(left()).containsExactly("0100000000002200" + "1000");
    }

    @Test
    void aTagMovesWhereItBegins() {
        card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        card.transmit(context(0), data(LAST | VLE));
        assertThat(left()).containsExactly("0100000000002600" + "1000");
    }

    @Test
    void eachSegmentLeavesItsOwn() {
        card.transmit(
                TxDescriptor.context(TSE | TCP | TxDescriptor.IPV4, 20, 16, 333, 54, 111),
                TxDescriptor.data(card.payload(FRAME), FRAME.length, LAST | TSE, IXSM | TXSM, 0));
        assertThat(left()).hasSize(3).containsOnly("0100000000002200" + "1000");
    }

    @Test
    void theNextFrameLeavesNothing() {
        card.transmit(context(0), data(LAST), TxDescriptor.legacy(card.payload(FRAME), FRAME.length, LAST));
        assertThat(card.memory.drain().stream().filter(Effect.Frame.class::isInstance))
                .hasSize(1);
    }

    /// What a wire cannot be told, or nobody would finish.
    enum Own {
        A_RANGE_THAT_ENDS_EARLIER,
        AN_FCS_BY_SOFTWARE,
        A_PLACE_BEFORE_THE_RANGE,
        A_RANGE_IN_THE_ETHERNET_HEADER,
        A_PLACE_OUTSIDE_OF_THE_PACKET,
        LOOPBACK
    }

    @ParameterizedTest
    @EnumSource
    void theCardComputes(Own reason) {
        byte[] context = context(reason == Own.A_RANGE_THAT_ENDS_EARLIER ? FRAME.length - 2 : 0);
        switch (reason) {
            case A_PLACE_BEFORE_THE_RANGE -> context[5] = 30;
            case A_RANGE_IN_THE_ETHERNET_HEADER -> context[4] = 13;
            case A_PLACE_OUTSIDE_OF_THE_PACKET -> context[5] = (byte) 200;
            case LOOPBACK -> card.write(Registers.RCTL, Registers.RCTL_LBM_MAC);
            default -> {}
        }
        boolean small = reason == Own.A_PLACE_OUTSIDE_OF_THE_PACKET;
        byte[] frame = small ? Arrays.copyOf(FRAME, 100) : Packets.withFcs(FRAME);
        int command = reason == Own.AN_FCS_BY_SOFTWARE ? EOP | RS : LAST;
        card.transmit(context, TxDescriptor.data(card.payload(frame), frame.length, command, TXSM, 0));
        assertThat(left()).isEmpty();
    }

    @Property(tries = 3000)
    void whatTheWireFinishesIsWhatTheCardWouldHaveSent(@ForAll long seed) {
        List<byte[]> handedOn = drawn(Card.transmitting(), new Random(seed));
        List<byte[]> computed = drawn(Card.transmitting(COMPUTES), new Random(seed));
        assertThat(handedOn).hasSameSizeAs(computed);
        for (int i = 0; i < computed.size(); i++) {
            assertThat(handedOn.get(i)).isEqualTo(computed.get(i));
        }
    }

    /// A packet with a context of mostly usual numbers, and any bytes.
    private static List<byte[]> drawn(Card card, Random random) {
        byte[] frame = new byte[15 + random.nextInt(200)];
        random.nextBytes(frame);
        boolean segmented = random.nextInt(3) == 0;
        int kind = (random.nextBoolean() ? TCP : 0) | (random.nextBoolean() ? TxDescriptor.IPV4 : 0);
        int header = 40 + random.nextInt(20);
        byte[] context = TxDescriptor.context(
                kind | (segmented ? TSE : 0), 20, (kind & TCP) != 0 ? 16 : 6, 0, header, 16 + random.nextInt(99));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            context[random.nextInt(8)] = (byte) random.nextInt(256);
        }
        if (random.nextBoolean()) {
            card.write(Registers.CTRL, Registers.CTRL_SLU | Registers.CTRL_VME);
        }
        int command =
                EOP | (random.nextInt(4) == 0 ? 0 : IFCS) | (random.nextBoolean() ? VLE : 0) | (segmented ? TSE : 0);
        int options = random.nextInt(8) == 0 ? IXSM : TXSM | (random.nextBoolean() ? IXSM : 0);
        card.transmit(
                context,
                TxDescriptor.data(card.payload(frame), frame.length, command, options, random.nextInt(0x10000)));
        return card.sent();
    }

    private List<String> left() {
        return card.memory.drain().stream()
                .filter(Effect.UnfinishedFrame.class::isInstance)
                .map(effect -> HexFormat.of()
                        .formatHex(((Effect.UnfinishedFrame) effect).offload().toArray()))
                .toList();
    }

    /// TCP over IPv4, its checksum's range up to a byte, or 0.
    private static byte[] context(int last) {
        byte[] context = TxDescriptor.context(TCP, 20, 16, 0, 0, 0);
        context[6] = (byte) last;
        context[7] = (byte) (last >>> 8);
        return context;
    }

    private byte[] data(int command) {
        return TxDescriptor.data(card.payload(FRAME), FRAME.length, command, IXSM | TXSM, 7);
    }
}
