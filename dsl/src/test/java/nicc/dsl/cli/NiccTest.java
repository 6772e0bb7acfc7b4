package nicc.dsl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line, through its front door.
class NiccTest {

    private static final String TEN_MISTAKES = """
            device nic {
              pci { vendor 0x8086; device 0x100E; bar 0 memory 100 maps csr; }
              var x: u8;
              bank csr {
                register A @ 0x0 { field F [32]; }
                register B @ 0x2 { width 16; reset 0x10000; }
                register C @ 0x8 { field F [3:0]; field G [4:3]; }
                register D @ 0xC { field F [0] { sw w; onread rclr; } }
                register E @ 0xC { sw rww; }
              }
              action f() { while (x != 0) { x -= 1; } }
              on link { y = 1; x = 0x100; f(1); }
            }
            """;

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Nicc.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }

    private Path spec(String text) throws IOException {
        return Files.writeString(folder.resolve("nic.nic"), text);
    }

    @Test
    void ten_different_mistakes_are_reported_in_one_run_with_their_places() throws IOException {
        Run run = run("check", "--json", spec(TEN_MISTAKES).toString());
        assertThat(run.status()).isEqualTo(1);
        JsonNode found = JsonMapper.shared().readTree(run.out()).get("diagnostics");
        assertThat(found.valueStream()
                        .map(d -> d.get("code").asString() + ":" + d.get("line").asInt()))
                .contains(
                        "NIC0801:2",
                        "NIC0203:5",
                        "NIC0201:6",
                        "NIC0204:6",
                        "NIC0202:7",
                        "NIC0401:8",
                        "NIC0110:9",
                        "NIC0601:11",
                        "NIC0101:12",
                        "NIC0302:12",
                        "NIC0308:12");
    }

    @Test
    void findings_show_the_line_with_a_caret_and_help() throws IOException {
        Path file = spec("device nic {\n  pci { }\n  var shift: u8;\n  on link { shfit = 1; }\n}\n");
        assertThat(run("check", file.toString()).out())
                .contains("error[NIC0101]: nothing is called 'shfit'")
                .contains(file + ":4:13")
                .contains("4 |   on link { shfit = 1; }")
                .contains("  |             ^^^^^")
                .contains("help: did you mean 'shift'?");
    }

    @Test
    void a_good_spec_passes_silently() throws IOException {
        assertThat(run("check", spec("device nic { pci { vendor 1; } }").toString()))
                .isEqualTo(new Run(0, "", ""));
    }

    @Test
    void a_spec_that_does_not_exist_is_one_line_and_no_stack_trace() {
        Run run = run("check", "nowhere");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).startsWith("nicc: there is no spec 'nowhere'").hasLineCount(1);
    }

    @Test
    void wrong_usage_is_status_2() {
        assertThat(run("check").status()).isEqualTo(2);
        assertThat(run("frobnicate").status()).isEqualTo(2);
        assertThat(run("explain", "NIC9999").status()).isEqualTo(2);
        assertThat(run().status()).isEqualTo(2);
    }

    @Test
    void help_is_everywhere() {
        assertThat(run("--help").out()).contains("check", "describe", "explain", "fmt", "generate-completion");
        assertThat(run("check", "--help").status()).isZero();
        assertThat(run("--version").out()).startsWith("nicc ");
    }

    @Test
    void explain_prints_the_paragraph_of_a_code() {
        Run run = run("explain", "nic0203");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("NIC0203\n").contains("past the register's last bit");
    }

    @Test
    void fmt_check_names_the_file_and_fmt_formats_it() throws IOException {
        Path file = spec("device  nic{pci{vendor 1;}}");
        assertThat(run("fmt", "--check", file.toString())).isEqualTo(new Run(1, file + "\n", ""));
        assertThat(run("fmt", file.toString()).status()).isZero();
        assertThat(Files.readString(file)).isEqualTo("device nic { pci { vendor 1; } }\n");
        assertThat(run("fmt", "--check", file.toString()).status()).isZero();
    }

    @Test
    void describe_is_machine_readable() throws IOException {
        Path file = spec("""
                device nic {
                  pci { vendor 0x8086; bar 0 memory 64 maps csr; }
                  bank csr { register ICR @ 0xC { reset 1; onread rclr; field LSC [2] { hwset; } } }
                }
                """);
        JsonNode device = JsonMapper.shared()
                .readTree(run("describe", file.toString(), "--json").out());
        JsonNode register = device.at("/banks/0/registers/0");
        assertThat(register.get("name").asString()).isEqualTo("ICR");
        assertThat(register.get("offset").asString()).isEqualTo("0xc");
        assertThat(register.at("/fields/0/onread").asString()).isEqualTo("rclr");
        assertThat(device.at("/state/0/resets/0/values/0").asString()).isEqualTo("0x1");
    }
}
