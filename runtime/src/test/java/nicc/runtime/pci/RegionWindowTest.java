package nicc.runtime.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nicc.runtime.device.CapabilityDescription;
import nicc.runtime.device.PciIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionWindowTest {
    private static final int AT = 0x40;
    private static final int DATA = AT + 16;

    private final PciIdentity identity = identity(new CapabilityDescription(
            0x09, AT, "1405" + "00".repeat(16), "0000ff000000" + "ff".repeat(12), List.of(4, 8, 12, 16)));
    private final ConfigSpace config = ConfigBuilder.build(identity);
    private final RegionWindow window = RegionWindow.of(identity, config);

    private static PciIdentity identity(CapabilityDescription... list) {
        return new PciIdentity(0x1AF4, 0x1041, 1, 0x020000, 0x1AF4, 1, 1, 0, 0, 0, List.of(), List.of(list));
    }

    @Test
    void isWhereTheCapabilitySays() {
        config.write(AT + 4, 1, 0xFE);
        config.write(AT + 8, 4, 0x8000_0000L);
        config.write(AT + 12, 4, 4);
        config.write(DATA, 4, 0x1234_5678);
        assertThat(window.region()).isEqualTo(0xFE);
        assertThat(window.offset()).isEqualTo(0x8000_0000L);
        assertThat(window.length()).isEqualTo(4);
        assertThat(window.data()).isEqualTo(0x1234_5678);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "0, 1, 1",
        "3, 1, 1",
        "2, 2, 2",
        "3, 2, 0",
        "4, 4, 4",
        "6, 4, 0",
        "0, 3, 0",
        "0, 8, 0",
        "0, 2147483649, 0"
    })
    void accessesWholeMultiplesOfALengthThatThereIs(long offset, long length, int accessed) {
        config.write(AT + 8, 4, offset);
        config.write(AT + 12, 4, length);
        assertThat(window.length()).isEqualTo(accessed);
    }

    @Test
    void onlyAccessesToTheDataTouchIt() {
        assertThat(window.touchedBy(DATA - 4, 4)).isFalse();
        assertThat(window.touchedBy(DATA - 4, 5)).isTrue();
        assertThat(window.touchedBy(DATA + 3, 1)).isTrue();
        assertThat(window.touchedBy(DATA + 4, 1)).isFalse();
        assertThat(window.touchedBy(Integer.MIN_VALUE, 8)).isFalse();
        assertThat(window.touchedBy(Integer.MAX_VALUE, 8)).isFalse();
    }

    @Test
    void aShortReadLeavesTheBytesBehindIt() {
        config.write(DATA, 4, 0x1111_1111);
        config.write(AT + 12, 4, 2);
        window.brought(0xABCD);
        assertThat(config.read(DATA, 4)).isEqualTo(0x1111_ABCDL);
    }

    @Test
    void withoutOneNothingTouchesIt() {
        PciIdentity none = identity();
        RegionWindow closed = RegionWindow.of(none, ConfigBuilder.build(none));
        for (int offset = -8; offset < 256; offset++) {
            assertThat(closed.touchedBy(offset, 8)).isFalse();
        }
    }
}
