package nicc.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import nicc.dsl.cli.Nicc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command as people use it, on a card with one register whose class handles writes and nothing else.
class VerifyCommandTest {
    private static final String SPEC = """
            device card "A card" {
              pci { vendor 0x8086; device 0x100E; bar 0 memory 4 KiB maps csr; }
              bank csr { register R @ 0 { sw rw; field LOW [15:0]; } }
            }
            """;

    private static final String CODE = """
            final class Card {
                private int R;

                void write(int bar, long offset, int size, long value) {
                    int first = (int) offset << 3;
                    long enables = (size >= 8 ? -1L : (1L << (size << 3)) - 1) << first;
                    long written = value << first & enables;
                    R = (int) (R & ~(enables & 0xFFFF) | written & 0xFFFF);
                }
            }
            """;

    private static final String RELATIONS = """
            { "version": 1, "device": "card", "build": "optimised", "class": "Card",
              "cells": [ { "field": "R", "name": "R", "width": 32, "count": 1, "array": false } ] }
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void compileTheCard() throws IOException {
        Files.writeString(folder.resolve("card.nic"), SPEC);
        Files.createDirectories(folder.resolve("classes"));
        Files.writeString(folder.resolve("classes/Card.relations.json"), RELATIONS);
        compile(CODE);
    }

    private void compile(String code) throws IOException {
        Path file = Files.writeString(folder.resolve("Card.java"), code);
        var messages = new ByteArrayOutputStream();
        String classes = folder.resolve("classes").toString();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, messages, "-g", "-proc:none", "-d", classes, file.toString());
        assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    }

    private int verify(String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine nicc = Nicc.commandLine();
        nicc.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] first = {
            "verify",
            folder.resolve("card.nic").toString(),
            "--classes",
            folder.resolve("classes").toString(),
            "--cache",
            folder.resolve("proofs").toString(),
            "--profile",
            "none"
        };
        String[] all = new String[first.length + more.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return nicc.execute(all);
    }

    @Test
    void provedObligationsGiveStatusZeroAndAreRemembered() {
        assertThat(verify("--only", "write csr.R")).isZero();
        assertThat(out.toString())
                .contains("1 of    1 proved")
                .contains(": 1 PROVED")
                .doesNotContain("remembered");
        assertThat(verify("--only", "write csr.R")).isZero();
        assertThat(out.toString()).contains(": 1 PROVED (1 remembered)");
        assertThat(verify("--only", "write csr.R", "--no-cache")).isZero();
        assertThat(out.toString()).doesNotContain("remembered");
    }

    @Test
    void assumptionsAreThoseOfTheObligations() {
        verify("--only", "write csr.R");
        assertThat(out.toString())
                .contains("Assumed: the JVM runs class files as its specification says; the device's clock stays below")
                .doesNotContain("GuestMemory");
    }

    @Test
    void aWrongClassIsRefutedInFull() throws IOException {
        compile(CODE.replace("R & ~(enables & 0xFFFF)", "R & ~0xFFFF"));
        Path html = folder.resolve("report.html");
        assertThat(verify("--only", "write csr.R", "--html", html.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("REFUTED").contains("when write of").contains("then R: spec 0x");
        assertThat(html).content().contains("<svg").contains("1 REFUTED").contains("spec: R is 0x");
    }

    @Test
    void mutantsAreCountedAndListed() throws IOException {
        Path html = folder.resolve("mutants.html");
        assertThat(verify("--mutate", "6", "--seed", "3", "--html", html.toString()))
                .isBetween(0, 1);
        assertThat(out.toString())
                .contains("mutants   killed  replayed  equivalent  not covered  undecided")
                .contains("6 mutants of Card, seed 3");
        assertThat(html)
                .content()
                .contains("6 mutants:")
                .contains("<b>killed</b>")
                .contains("Card.write, line");
        verify("--mutate", "6", "--seed", "3", "--json");
        JsonMapper json = JsonMapper.builder().build();
        var lines = out.toString().lines().map(json::readTree).toList();
        assertThat(lines).hasSize(7);
        assertThat(lines)
                .filteredOn(line -> line.path("fate").asString("").equals("killed"))
                .isNotEmpty();
        assertThat(lines.getLast().path("byOperator").isObject()).isTrue();
    }

    @Test
    void jsonHasALineForEachObligationAndASummaryAtTheEnd() {
        verify("--only", "write csr.R", "--json");
        JsonMapper json = JsonMapper.builder().build();
        var lines = out.toString().lines().map(json::readTree).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().path("obligation").asString()).isEqualTo("write csr.R");
        assertThat(lines.getFirst().path("verdict").asString()).isEqualTo("PROVED");
        JsonNode summary = lines.getLast().path("summary");
        assertThat(summary.path("proved").asBoolean()).isTrue();
        assertThat(summary.path("complete").asBoolean()).isFalse();
    }

    @Test
    void aCompleteRunLeavesACertificateThatSaysWhatIsNotProved() {
        assertThat(verify("--check")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no certificate");
        assertThat(verify()).isEqualTo(1);
        assertThat(folder.resolve("classes/Card.certificate.json")).exists();
        assertThat(verify("--check")).isEqualTo(1);
        assertThat(err.toString()).contains("'read csr.R' is UNSUPPORTED").doesNotContain("write csr.R");
    }

    @Test
    void whatDoesNotExistIsSaidInALine() {
        assertThat(verify("--only", "read csr.Q")).isEqualTo(1);
        assertThat(err.toString()).contains("no obligation").contains("'read csr.Q'");
        assertThat(verify("--build", "fast")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no fast build of card").contains("optimised of card");
        assertThat(verify("--classes", folder.resolve("nowhere").toString())).isNotZero();
    }

    @Test
    void theLiveLineSaysHowFarItIs() {
        assertThat(LiveLine.text(50, 200, 0, 10, "write csr.ICS"))
                .isEqualTo("50 of 200, 5.0/s, about 30 s left: write csr.ICS");
        assertThat(LiveLine.text(0, 2, 1, 1, "")).contains("0 of 2, 1 not proved");
    }
}
