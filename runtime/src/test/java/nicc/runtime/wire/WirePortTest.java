package nicc.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import nicc.runtime.memory.FrameBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WirePortTest {
    private final FrameBuffer frame = new FrameBuffer(2048);

    @Test
    void loopedFramesComeFirstAndAreBounded() {
        WirePort port = new WirePort(NullWire.source(Frames.of(60, 1, 2)));
        for (int i = 0; i < 70; i++) {
            port.loop(Frames.of(100 + i, 1, 2));
        }
        assertThat(port.dropped()).isEqualTo(6);
        for (int i = 0; i < 64; i++) {
            assertThat(port.receive(frame)).isTrue();
            assertThat(frame.length()).isEqualTo(100 + i);
        }
        assertThat(port.receive(frame)).isTrue();
        assertThat(frame.length()).isEqualTo(60);
        assertThat(port.received()).isEqualTo(65);
    }

    @Test
    void aLoopIsBounded() {
        LoopbackWire loop = new LoopbackWire();
        FrameBuffer frame = new FrameBuffer(64);
        frame.resize(60);
        int taken = 0;
        while (taken < 1000 && loop.transmit(frame)) {
            taken++;
        }
        assertThat(taken).isEqualTo(256);
    }

    @Test
    void aLoopBringsBackWhatWasSent() {
        WirePort port = new WirePort(new LoopbackWire());
        port.send(Frames.of(77, 1, 2));
        assertThat(port.receive(frame)).isTrue();
        assertThat(Frames.bytes(frame)).isEqualTo(Frames.bytes(Frames.of(77, 1, 2)));
        assertThat(port.takeStarved()).isFalse();
        assertThat(port.receive(frame)).isFalse();
        assertThat(frame.length()).isZero();
        assertThat(port.takeStarved()).isTrue();
        assertThat(port.takeStarved()).isFalse();
    }

    @Test
    void aWireThatIsKnownToBeEmptyIsNotAskedForFrames() {
        WirePort port = new WirePort(new LoopbackWire());
        port.send(Frames.of(77, 1, 2));
        port.knownEmpty(true);
        assertThat(port.receive(frame)).isFalse();
        assertThat(port.takeStarved()).as("the device wants one").isTrue();
        port.knownEmpty(false);
        assertThat(port.receive(frame)).isTrue();
    }

    @Test
    void whatAHostSendsTooShortArrivesPadded() {
        WirePort port = new WirePort(NullWire.source(Frames.of(42, 1, 2)));
        assertThat(port.receive(frame)).isTrue();
        assertThat(frame.length()).isEqualTo(60);
        assertThat(frame.get8(41)).isEqualTo(41);
        assertThat(frame.get64be(42)).isZero();
    }

    @Test
    void aFrameThatDoesNotFitIsDroppedNotCut() {
        WirePort port = new WirePort(new LoopbackWire());
        port.send(Frames.of(3000, 1, 2));
        port.loop(Frames.of(3001, 1, 2));
        port.send(Frames.of(64, 1, 2));
        assertThat(port.receive(frame)).isTrue();
        assertThat(frame.length()).isEqualTo(64);
        assertThat(port.dropped()).isEqualTo(2);
    }

    @Test
    void wiresAreUnderstood() {
        assertThat(WireSpec.parse("tap:tap0")).isEqualTo(new WireSpec.TapSpec("tap0"));
        assertThat(WireSpec.parse("null")).isEqualTo(new WireSpec.NullSpec());
        assertThat(WireSpec.parse("loop")).isEqualTo(new WireSpec.LoopSpec());
        assertThat(WireSpec.parse("switch:lan")).isEqualTo(new WireSpec.SwitchSpec("lan"));
        assertThat(WireSpec.parse("pcap:out=b")).isEqualTo(new WireSpec.PcapSpec(null, Path.of("b")));
        assertThat(WireSpec.parse("pcap:in=a,out=b")).isEqualTo(new WireSpec.PcapSpec(Path.of("a"), Path.of("b")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tup:x|there is no wire \"tup\"; wires are tap:NAME",
                "tap|needs an interface, as in tap:tap0",
                "tap:a-name-too-long-|1 to 15 characters",
                "null:x|nothing can follow",
                "pcap:|needs files, as in pcap:in=a.pcap",
                "pcap:in=|needs a file after in=",
                "pcap:in=a,in=b|each at most once, not \"in=b\"",
                "pcap:to=a|not \"to=a\"",
                "switch|needs a name",
            })
    void whatIsNoWireIsRefusedWithWhatItShouldBe(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireSpec.parse(text))
                .withMessageContaining(message)
                .withMessageContaining("wire \"" + text + "\"");
    }
}
