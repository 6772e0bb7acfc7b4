package nicc.compiler.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nicc.dsl.derive.ParavirtTwin;
import nicc.dsl.derive.TwinBlock;
import nicc.dsl.model.Pci;
import nicc.dsl.model.Register;

/// The C header for authors of a twin's drivers. It needs a C11 compiler and nothing else; a kernel defines the
/// barriers before it.
final class TwinHeader {
    private static final int DOORBELL_PAGE = 4096;

    private final ParavirtTwin twin;
    private final TwinBlock block;
    private final String lower;
    private final String upper;
    private final StringBuilder out = new StringBuilder();

    TwinHeader(ParavirtTwin twin) {
        this.twin = twin;
        this.block = twin.block();
        this.lower = twin.device().name().toLowerCase(Locale.ROOT);
        this.upper = lower.toUpperCase(Locale.ROOT);
    }

    String text() {
        opening();
        registers();
        members();
        barriers();
        rules();
        if (block.vector() >= 0) {
            events();
        }
        out.append("\n#endif\n");
        return out.toString();
    }

    private void opening() {
        line("/* Derived by nicc from %s: do not edit. */"
                .formatted(twin.source().name()));
        line("#ifndef %s_H".formatted(upper));
        line("#define %s_H".formatted(upper));
        line("");
        line("#include <stddef.h>");
        line("#include <stdint.h>");
        line("");
        line("/* Control and doorbells. What is written to a doorbell does not matter. */");
        define("BAR", block.bar());
        define("VECTOR", block.vector());
        hex("BLOCK", TwinBlock.ADDRESS);
        hex("CONTROL", TwinBlock.CONTROL);
        hex("CONTROL_ENABLE", 1);
        hex("CONTROL_FAULT", 2);
        hex("DOORBELL_PAGE", TwinBlock.DOORBELLS);
        hex("DOORBELL_PAGE_BYTES", DOORBELL_PAGE);
        for (int i = 0; i < block.rings().size(); i++) {
            hex("KICK_" + name(block.rings().get(i)), block.doorbell(i));
        }
        if (!block.counters().isEmpty()) {
            hex("COLLECT", block.collect());
        }
    }

    /// Registers of the other regions, those of an array by their first element.
    private void registers() {
        for (Pci.Bar bar : twin.device().pci().bars()) {
            if (bar.index() == block.bar()) {
                continue;
            }
            line("");
            line("/* Registers of region %d. */".formatted(bar.index()));
            for (Register register : bar.bank().registers()) {
                hex("REG_" + name(register.name()), register.offset());
            }
        }
    }

    private record Member(String type, String name, int offset) {}

    /// The block's members in order of place; gaps are filled.
    private List<Member> layout() {
        List<Member> members = new ArrayList<>();
        members.add(new Member("uint32_t", "events", 0));
        List<String> words = new ArrayList<>(block.causes());
        words.addAll(block.shown());
        for (int i = 0; i < words.size(); i++) {
            members.add(new Member("uint64_t", "value_" + words.get(i).toLowerCase(Locale.ROOT), block.word(i)));
        }
        members.add(new Member("uint32_t", "seen", block.seen()));
        members.add(new Member("uint32_t", "wanted", block.wanted()));
        for (int i = 0; i < block.rings().size(); i++) {
            String ring = block.rings().get(i).toLowerCase(Locale.ROOT);
            members.add(new Member("uint32_t", ring + "_kick", block.kick(i)));
            members.add(new Member("uint32_t", ring + "_given", block.given(i)));
        }
        if (!block.counters().isEmpty()) {
            members.add(new Member("uint32_t", "sums", block.sums()));
            for (int i = 0; i < block.counters().size(); i++) {
                String counter = block.counters().get(i).toLowerCase(Locale.ROOT);
                members.add(new Member("uint64_t", "sum_" + counter, block.sum(i)));
            }
        }
        return members;
    }

    private void members() {
        List<Member> members = layout();
        line("");
        line(
                "/* The status block, %d bytes aligned to %d; little endian. Lines that the driver writes: seen, wanted, *_given. */"
                        .formatted(block.bytes(), TwinBlock.LINE));
        line("struct %s_block {".formatted(lower));
        int at = 0;
        for (Member member : members) {
            gap(at, member.offset());
            line("\t%s %s;".formatted(member.type(), member.name()));
            at = member.offset() + bytes(member);
        }
        gap(at, block.bytes());
        line("};");
        members.forEach(member -> line("_Static_assert(offsetof(struct %s_block, %s) == 0x%X, \"%s\");"
                .formatted(lower, member.name(), member.offset(), member.name())));
        line("_Static_assert(sizeof(struct %s_block) == 0x%X, \"size\");".formatted(lower, block.bytes()));
    }

    private static int bytes(Member member) {
        return member.type().equals("uint64_t") ? Long.BYTES : Integer.BYTES;
    }

    private void gap(int from, int to) {
        if (from < to) {
            line("\tuint8_t reserved_%x[%d];".formatted(from, to - from));
        }
    }

    private void barriers() {
        line("");
        line("/* Barriers between accesses to the block: full, of stores, of loads. */");
        line("#ifndef %s_MB".formatted(upper));
        line("#include <stdatomic.h>");
        line("#define %s_MB() atomic_thread_fence(memory_order_seq_cst)".formatted(upper));
        line("#define %s_WMB() atomic_thread_fence(memory_order_release)".formatted(upper));
        line("#define %s_RMB() atomic_thread_fence(memory_order_acquire)".formatted(upper));
        line("#endif");
    }

    private void rules() {
        code("""

                /* Whether going from one index to another has passed an event: then the other side is to be told. */
                static inline int @_need_event(uint32_t event, uint32_t now, uint32_t before)
                {
                	return (uint32_t)(now - event - 1) < (uint32_t)(now - before);
                }
                """);
        for (String ring : block.rings()) {
            code("""

                    /* Gives `count` descriptors, which are in memory; true if the doorbell has to be written then. */
                    static inline int @_give_%s(volatile struct @_block *block, uint32_t count)
                    {
                    	uint32_t before = block->%s_given;
                    	uint32_t now = before + count;

                    	$_WMB(); /* descriptors before the count that gives them */
                    	block->%s_given = now;
                    	$_MB(); /* the count before the device's wish is read */
                    	return @_need_event(block->%s_kick, now, before);
                    }
                    """.replace("%s", ring.toLowerCase(Locale.ROOT)));
        }
    }

    private void events() {
        code("""

                /* True if there was an event since the last time; values can be read then, and after @_release causes may go. */
                static inline int @_consume(volatile struct @_block *block, uint32_t *seen)
                {
                	uint32_t events = block->events;

                	$_RMB(); /* the index before what it is about */
                	if (events == *seen)
                		return 0;
                	*seen = events;
                	return 1;
                }

                static inline void @_release(volatile struct @_block *block, uint32_t seen)
                {
                	$_MB(); /* values are read before they may go */
                	block->seen = seen;
                }

                /* No message, please. */
                static inline void @_quiet(volatile struct @_block *block, uint32_t seen)
                {
                	block->wanted = seen + 0x80000000u;
                }

                /* A message for the next event, please; true if there is one already, for which none may come. */
                static inline int @_listen(volatile struct @_block *block, uint32_t seen)
                {
                	block->wanted = seen;
                	$_MB(); /* the wish before the look */
                	return block->events != seen;
                }
                """);
    }

    private void code(String text) {
        out.append(text.replace("@", lower).replace("$", upper));
    }

    private void define(String what, int value) {
        line("#define %s_%s %s".formatted(upper, what, value < 0 ? "(" + value + ")" : Integer.toString(value)));
    }

    private void hex(String what, long value) {
        line("#define %s_%s 0x%04X".formatted(upper, what, value));
    }

    private static String name(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
