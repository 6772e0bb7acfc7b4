package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Predicate;
import nicc.runtime.ffi.Poll;
import nicc.runtime.ffi.SystemCallException;
import nicc.runtime.memory.FrameBuffer;
import nicc.runtime.memory.Offload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The kernel's network is the peer: 10.9.0.1 is its own address on the tap, 10.9.0.2 is ours.
@Timeout(30)
class TapWireTest {
    private static final long OUR_MAC = 0x0200_0000_0002L;
    private static final int OURS = 0x0A09_0002;
    private static final int PORT = 9999;

    /// What a device may accept undone (docs/language.md, section 8).
    private static final int CHECKSUM = 1;
    private static final int TCPV4 = 2;

    private final FrameBuffer frame = new FrameBuffer(2048);
    private final FrameBuffer record = new FrameBuffer(10);

    @Test
    void aDatagramFromTheKernelArrivesFinishedUnlessTheDeviceAcceptsItUndone() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = open();
                    DatagramChannel socket = socket()) {
                WirePort port = new WirePort(tap);
                for (int accepts : new int[] {0, CHECKSUM}) {
                    socket.send(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}), new InetSocketAddress(address(2), PORT));
                    await(tap, 17, frame, into -> port.receive(into, record, accepts));
                    assertThat(frame.length()).isEqualTo(60);
                    assertThat(frame.get8(42)).isEqualTo(1);
                    assertThat(frame.offload().needsChecksum()).isEqualTo(accepts != 0);
                    Checksums.complete(frame);
                    assertUdpChecksum(13);
                }
            }
            return true;
        });
    }

    @Test
    void aStreamFromTheKernelIsCutHereUnlessTheDeviceAcceptsItWhole() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = open();
                    SocketChannel socket = SocketChannel.open(StandardProtocolFamily.INET)) {
                WirePort port = new WirePort(tap);
                accept(port, socket);
                socket.write(ByteBuffer.allocate(4000));
                for (int i = 0; i < 4; i++) {
                    await(tap, 6, frame, port::receive);
                    assertThat(frame.length()).isEqualTo(54 + 1000);
                    int sum = frame.sum(34, -1) + Frames.pseudo(frame, 14, 34, 1020);
                    assertThat((sum & 0xFFFF) + (sum >>> 16)).isEqualTo(0xFFFF);
                }
                socket.write(ByteBuffer.allocate(4000));
                FrameBuffer whole = new FrameBuffer(Wire.MAX_FRAME);
                await(tap, 6, whole, into -> port.receive(into, record, CHECKSUM | TCPV4));
                // How much of it the kernel sends at once is its own affair, but it is more than one segment.
                assertThat(whole.length()).isGreaterThan(54 + 1000);
                assertThat(whole.length() % 1000).isEqualTo(54);
                assertThat(whole.offload().gsoType()).isEqualTo(Offload.GSO_TCPV4);
                assertThat(whole.offload().segmentSize()).isEqualTo(1000);
            }
            return true;
        });
    }

    /// Answers the kernel's SYN with one that allows segments of 1000 bytes and nothing else (RFC 9293, 3.7.1).
    private void accept(WirePort port, SocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        socket.connect(new InetSocketAddress(address(2), PORT));
        await((TapWire) port.wire(), 6, frame, port::receive);
        FrameBuffer answer = new FrameBuffer(58);
        answer.resize(58);
        answer.put48be(0, frame.get48be(6));
        answer.put48be(6, OUR_MAC);
        answer.put32be(12, 0x0800_4500);
        answer.put16be(16, 44);
        answer.put32be(20, 0x4000_4006);
        answer.put32be(26, OURS);
        answer.put32be(30, OURS - 1);
        answer.put16be(24, ~answer.sum(14, 34));
        answer.put16be(34, PORT);
        answer.put16be(36, frame.get16be(34));
        answer.put32be(42, frame.get32be(38) + 1);
        answer.put32be(46, 0x6012_FFFF);
        answer.put32be(54, 0x0204_03E8);
        answer.put16be(50, Frames.pseudo(answer, 14, 34, 24));
        answer.offload().requestChecksum(34, 16);
        port.send(answer);
        while (!socket.finishConnect()) {
            Thread.onSpinWait();
        }
        await((TapWire) port.wire(), 6, frame, port::receive);
        assertThat(frame.get8(47)).isEqualTo(0x10);
    }

    private void assertUdpChecksum(int length) {
        // 17 is UDP; Frames.pseudo is for TCP, 6.
        int sum = frame.sum(34, 34 + length) + Frames.pseudo(frame, 14, 34, length) + 17 - 6;
        assertThat((sum & 0xFFFF) + (sum >>> 16)).isEqualTo(0xFFFF);
    }

    @Test
    void theKernelCompletesTheChecksumAndCutsTheSegments() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = open();
                    DatagramChannel socket = socket()) {
                WirePort port = new WirePort(tap);
                assertThat(port.up()).isTrue();
                port.send(datagram(tap, 2500, 1000));
                ByteBuffer got = ByteBuffer.allocate(4000);
                for (int length : new int[] {1000, 1000, 500}) {
                    socket.receive(got.clear());
                    assertThat(got.position()).isEqualTo(length);
                }
                assertThat(port.sent()).isEqualTo(1);
            }
            return true;
        });
    }

    @Test
    void aFrameThatDoesNotFitIsLostAndTheNextOneIsWhole() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = open();
                    DatagramChannel socket = socket()) {
                socket.send(ByteBuffer.wrap(new byte[5]), new InetSocketAddress(address(2), PORT));
                await(tap, 17, frame, tap::receive);
                FrameBuffer small = new FrameBuffer(100);
                socket.send(ByteBuffer.wrap(new byte[900]), new InetSocketAddress(address(2), PORT));
                socket.send(ByteBuffer.wrap(new byte[30]), new InetSocketAddress(address(2), PORT));
                while (!tap.receive(small) || small.get16be(12) != 0x0800) {
                    Thread.onSpinWait();
                }
                assertThat(small.length()).isEqualTo(14 + 28 + 30);
                assertThat(tap.lost()).isPositive();
            }
            return true;
        });
    }

    @Test
    void theLinkIsTheInterfacesAndABusyNameIsRefused() throws Exception {
        NetworkNamespace.run(() -> {
            try (TapWire tap = open()) {
                WirePort port = new WirePort(tap);
                NetworkNamespace.ip("link set tap9 down");
                assertThat(port.refreshLink()).isTrue();
                assertThat(port.up()).isFalse();
                port.send(Frames.of(60, 1, 2));
                assertThat(port.dropped()).isEqualTo(1);
                assertThat(tap.transmit(Frames.of(60, 1, 2))).isFalse();
                assertThatExceptionOfType(SystemCallException.class)
                        .isThrownBy(() -> TapWire.open("tap9"))
                        .withMessageContaining("attach to tap tap9");
                assertThatExceptionOfType(IOException.class).isThrownBy(() -> TapWire.open("lo"));
            }
            return true;
        });
    }

    private static TapWire open() throws Exception {
        TapWire tap = TapWire.open("tap9");
        NetworkNamespace.ip("addr add 10.9.0.1/24 dev tap9");
        NetworkNamespace.ip("link set tap9 up");
        NetworkNamespace.ip("neigh add 10.9.0.2 lladdr 02:00:00:00:00:02 dev tap9");
        return tap;
    }

    private static DatagramChannel socket() throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET).bind(new InetSocketAddress(address(1), PORT));
    }

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {10, 9, 0, (byte) last});
    }

    /// Receives until there is an IPv4 packet of a protocol.
    private static void await(TapWire tap, int protocol, FrameBuffer into, Predicate<FrameBuffer> receive) {
        Poll poll = new Poll(1);
        while (!receive.test(into) || into.get16be(12) != 0x0800 || into.get8(23) != protocol) {
            poll.clear();
            poll.add(tap.descriptor(), Poll.READABLE);
            poll.await(10_000_000);
        }
    }

    /// A datagram to the kernel that asks for its checksum and for segments. The kernel's own address is learnt
    /// from what it sends.
    private FrameBuffer datagram(TapWire tap, int payload, int segment) throws IOException {
        try (DatagramChannel asker = DatagramChannel.open(StandardProtocolFamily.INET)) {
            asker.send(ByteBuffer.wrap(new byte[1]), new InetSocketAddress(address(2), PORT));
        }
        await(tap, 17, frame, tap::receive);
        FrameBuffer datagram = new FrameBuffer(42 + payload);
        datagram.resize(42 + payload);
        datagram.put48be(0, frame.get48be(6));
        datagram.put48be(6, OUR_MAC);
        datagram.put32be(12, 0x0800_4500);
        datagram.put16be(16, 28 + payload);
        datagram.put32be(20, 0x4000_4011);
        datagram.put32be(26, OURS);
        datagram.put32be(30, OURS - 1);
        datagram.put16be(24, ~datagram.sum(14, 34));
        datagram.put16be(34, PORT);
        datagram.put16be(36, PORT);
        datagram.put16be(38, 8 + payload);
        datagram.put16be(40, Frames.pseudo(datagram, 14, 34, 8 + payload) + 17 - 6);
        datagram.offload().requestChecksum(34, 6);
        datagram.offload().requestSegmentation(Offload.GSO_UDP_L4, segment, 42);
        return datagram;
    }
}
