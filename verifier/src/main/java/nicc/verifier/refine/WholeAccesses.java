package nicc.verifier.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nicc.dsl.model.Bank;
import nicc.dsl.model.Register;
import nicc.verifier.bytecode.Run;
import nicc.verifier.encode.SpecRun;
import nicc.verifier.encode.World;
import nicc.verifier.smt.Progressions;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Accesses by code to whatever register of a bank begins at an offset: `load BANK.REG` and `store BANK.REG` for the
/// offsets at which a register begins, `load BANK gaps` for all others of 32 bits. `load BANK` stands on all of them,
/// and counts that they are about each offset once.
///
/// @param whole what is taken as a whole elsewhere
/// @param bank the bank
/// @param writes whether it is about writes
record WholeAccesses(Wholes.Whole whole, Bank bank, boolean writes) {

    static List<Obligation> of(Wholes.Whole whole, Wholes.About.Accessed about) {
        return new WholeAccesses(whole, about.bank(), about.writes()).obligations();
    }

    private List<Obligation> obligations() {
        Beginnings beginnings = new Beginnings(bank);
        Map<String, List<Span>> parts = new TreeMap<>();
        bank.registers().forEach(register -> parts.put(name("." + register.name()), List.of(Beginnings.of(register))));
        parts.put(name(" gaps"), beginnings.gaps());
        List<Obligation> all = new ArrayList<>();
        parts.forEach((name, spans) -> all.add(part(name, spans)));
        all.add(new Obligation(whole.obligation(), bench -> {
            List<Span> spans = parts.values().stream().flatMap(List::stream).toList();
            return beginnings
                    .fault(spans)
                    .<Verdict>map(fault -> new Verdict.Refuted(
                            Counterexample.seen("accesses by code to " + bank.name(), List.of(fault), Scene.none())))
                    .orElseGet(() -> new Verdict.Proved(parts.keySet()));
        }));
        return all;
    }

    private String name(String rest) {
        return whole.obligation() + rest;
    }

    private Obligation part(String name, List<Span> spans) {
        return new Obligation(
                name,
                Obligation.Kind.PART,
                world -> spans.stream().map(span -> event(span, world)).collect(Collectors.toList()),
                whole.name());
    }

    private Case event(Span span, World world) {
        Terms terms = world.terms();
        Optional<Register> register = span.cut().getFirst().register();
        Term symbol = terms.symbol("number", Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(span.last())));
        Term number = span.single() ? terms.zero(Integer.SIZE) : terms.zeroExtend(symbol, Integer.SIZE);
        Term step = terms.constant(span.step(), Integer.SIZE);
        Term offset = terms.add(terms.constant(span.first(), Integer.SIZE), terms.mul(number, step));
        Term index = span.cut().getFirst().moves() ? number : terms.zero(Integer.SIZE);
        Term value = terms.symbol("value", Long.SIZE);
        List<Term> given = writes ? List.of(offset, value) : List.of(offset);
        List<Term> arguments =
                whole.arguments(terms, given, List.of()).orElseThrow(() -> new IllegalStateException(whole.name()));
        Case.Side<SpecRun> spec = run -> writes
                ? run.on(bank).store(register, index, offset, value)
                : run.on(bank).load(register, index, offset);
        Case.Side<Run> code = run -> run.call(whole.method(), arguments);
        Case event = Case.of(text(span), spec, code);
        if (span.single()) {
            return event;
        }
        Term within = terms.ule(symbol, terms.constant(span.last(), symbol.width()));
        return event.where(List.of(within), new Progressions(symbol, span.last()));
    }

    private String text(Span span) {
        String where = whole.name() + " at 0x" + Long.toHexString(span.first());
        return span.single()
                ? where
                : where + ", or any " + span.step() + "th byte up to 0x" + Long.toHexString(span.highest());
    }
}
