package nicc.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nicc.runtime.guest.paravirt.TwinShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What drivers are written with: the C header and the Java half, which agree on every offset.
final class TwinFilesTest {
    private static final Pattern OFFSET = Pattern.compile("offsetof\\(struct \\w+, (\\w+)\\) == 0x(\\p{XDigit}+)");
    private static final Pattern NUMBER = Pattern.compile("(?m)^#define SMALL_PARAVIRT_(\\w+) (0x\\p{XDigit}+|\\d+)$");

    private static String file(String end) {
        return SmallTwin.files(Options.optimised()).stream()
                .filter(file -> file.path().endsWith(end))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static Map<String, Integer> matches(Pattern pattern) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(file(".h"));
        while (matcher.find()) {
            String number = matcher.group(2);
            found.put(matcher.group(1), pattern == OFFSET ? Integer.parseInt(number, 16) : Integer.decode(number));
        }
        return found;
    }

    @Test
    void headerAndRuntimeAgreeOnTheBlock() {
        TwinShape shape = SmallTwin.SHAPE;
        Map<String, Integer> expected = new LinkedHashMap<>();
        expected.put("events", 0);
        expected.put("value_cause", shape.word(0));
        expected.put("value_state", shape.word(1));
        expected.put("seen", shape.seen());
        expected.put("wanted", shape.seen() + 4);
        expected.put("tx_kick", shape.kick(0));
        expected.put("tx_given", shape.given(0));
        expected.put("rx_kick", shape.kick(1));
        expected.put("rx_given", shape.given(1));
        expected.put("sums", shape.published());
        expected.put("sum_frames", shape.sum(0));
        assertThat(matches(OFFSET)).isEqualTo(expected);
        assertThat(file(".h")).contains("sizeof(struct small_paravirt_block) == 0x%X".formatted(shape.bytes()));
    }

    @Test
    void headerAndRuntimeAgreeOnTheRegisters() {
        TwinShape shape = SmallTwin.SHAPE;
        assertThat(matches(NUMBER))
                .containsEntry("BAR", shape.bar())
                .containsEntry("VECTOR", shape.vector())
                .containsEntry("BLOCK", TwinShape.ADDRESS)
                .containsEntry("CONTROL", TwinShape.CONTROL)
                .containsEntry("KICK_TX", shape.doorbell(0))
                .containsEntry("KICK_RX", shape.doorbell(1))
                .containsEntry("COLLECT", shape.collect())
                .containsEntry("REG_TTAIL", 0x30);
    }

    @Test
    void theJavaHalfHasTheSameShape() throws ReflectiveOperationException {
        Class<?> half = InMemory.compile(SmallTwin.files(Options.optimised()))
                .loadClass("nicc.device.small_paravirt.SmallParavirtDriver");
        assertThat(half.getField("SHAPE").get(null)).isEqualTo(SmallTwin.SHAPE);
        assertThat(half.getField("RING_RX").get(null)).isEqualTo(SmallTwin.RECEIVE);
        assertThat(half.getMethod("giveTx", int.class).getReturnType()).isEqualTo(boolean.class);
        assertThat(half.getMethod("valueCAUSE").getReturnType()).isEqualTo(long.class);
    }

    /// A driver in C compiles without a warning, and its event index does what the runtime's does.
    @Test
    void aDriverInCCompilesAndCounts(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(List.of(Path.of("/usr/bin/cc"), Path.of("/usr/local/bin/cc")))
                .anyMatch(Files::isExecutable);
        Files.writeString(folder.resolve("small-paravirt.h"), file(".h"));
        Files.writeString(folder.resolve("driver.c"), """
                #include "small-paravirt.h"
                #include <string.h>

                int main(void)
                {
                	static _Alignas(64) struct small_paravirt_block block;
                	uint32_t seen = 0;

                	memset(&block, 0, sizeof block);
                	if (!small_paravirt_give_tx(&block, 3) || small_paravirt_give_tx(&block, 2))
                		return 1; /* the device waits from 0 on: told once */
                	block.tx_kick = 5;
                	if (!small_paravirt_give_tx(&block, 1) || block.tx_given != 6)
                		return 2;
                	if (small_paravirt_listen(&block, seen) || small_paravirt_consume(&block, &seen))
                		return 3;
                	block.events = 1;
                	if (!small_paravirt_listen(&block, seen) || !small_paravirt_consume(&block, &seen))
                		return 4;
                	small_paravirt_release(&block, seen);
                	small_paravirt_quiet(&block, seen);
                	if (block.seen != 1 || small_paravirt_need_event(block.wanted, 2, 1))
                		return 5;
                	return small_paravirt_need_event(0xFFFFFFFFu, 1, 0xFFFFFFFEu) ? 0 : 6;
                }
                """);
        assertThat(run(
                        folder,
                        "cc",
                        "-std=c11",
                        "-Wall",
                        "-Wextra",
                        "-Wpedantic",
                        "-Werror",
                        "-o",
                        "driver",
                        "driver.c"))
                .isEmpty();
        assertThat(run(folder, folder.resolve("driver").toString())).isEmpty();
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return status == 0 ? said : said + "status " + status;
    }
}
