package nicc.dsl.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Local;
import nicc.dsl.model.Snapshot;
import nicc.dsl.model.Stmt;
import nicc.dsl.semantics.Fetched;

/// A machine that writes down what happens. State has names instead of values; both sides of a branch and one
/// round of a loop are written down.
final class TermMachine extends TermEffects {
    private static final int LONG_TEXT = 72;

    private final TermAlgebra algebra = new TermAlgebra();
    private final Names names;
    private final Deque<Terms> activations = new ArrayDeque<>(List.of(new Terms()));
    private Term lastFetch = algebra.zero(1);

    TermMachine(Device device) {
        this.names = new Names(device);
    }

    private Terms terms() {
        return activations.getFirst();
    }

    @Override
    public void branch(Term condition, Runnable then, Runnable otherwise) {
        if (condition.known().isPresent()) {
            (condition.is(1) ? then : otherwise).run();
            return;
        }
        Map<String, Integer> versions = trace.versions();
        Terms before = terms().copy();
        String when = trace.print(condition);
        String unless = trace.print(algebra.not(condition));
        List<String> thenLines = trace.capture(then);
        Map<String, Integer> thenVersions = trace.versions();
        Terms thenTerms = terms().copy();
        trace.returnTo(versions);
        terms().become(before);
        List<String> elseLines = trace.capture(otherwise);
        if (!thenLines.isEmpty()) {
            trace.line("if " + when);
            trace.indented(thenLines);
            if (!elseLines.isEmpty()) {
                trace.line("else");
                trace.indented(elseLines);
            }
        } else if (!elseLines.isEmpty()) {
            trace.line("if " + unless);
            trace.indented(elseLines);
        }
        trace.changedSince(versions, thenVersions, trace.versions());
        terms().merge(thenTerms, (name, a, b) -> named(name, algebra.ite(condition, a, b)));
    }

    @Override
    public void loop(Stmt site, long max, Supplier<Term> proceed, Runnable round) {
        Map<String, Integer> versions = trace.versions();
        Terms before = terms().copy();
        trace.capture(round);
        trace.changedSince(versions, trace.versions(), versions);
        List<String> carried = terms().changed(before);
        terms().become(before);
        for (String name : carried) {
            trace.line(name + " := " + trace.print(before.local(name)));
            terms().put(name, symbol(name, before.local(name).width()));
        }
        trace.line("repeat " + max + " times at most, while " + trace.print(proceed.get()));
        trace.indented(trace.capture(() -> {
            round.run();
            for (String name : carried) {
                trace.line(name + " := " + trace.print(terms().local(name)));
            }
        }));
        carried.forEach(
                name -> terms().put(name, symbol(name, before.local(name).width())));
    }

    @Override
    public void call(Runnable body) {
        activations.push(new Terms());
        body.run();
        activations.pop();
    }

    /// A reset, or an access to a register that is not known, touches most of a device: it is one line, and all
    /// that it changes is new afterwards.
    @Override
    public void part(String what, List<Term> operands, Runnable body) {
        boolean known = operands.stream()
                .findFirst()
                .map(Term::known)
                .filter(OptionalLong::isPresent)
                .isPresent();
        if (known) {
            body.run();
            return;
        }
        String line = what.formatted(operands.stream().map(trace::print).toArray());
        Map<String, Integer> versions = trace.versions();
        Terms before = terms().copy();
        trace.capture(body);
        trace.changedSince(versions, trace.versions(), versions);
        List<String> changed = terms().changed(before);
        changed.forEach(
                name -> terms().put(name, symbol(name, terms().local(name).width())));
        trace.line(line);
    }

    /// A value under a name, if it takes long to say it.
    private Term named(String name, Term value) {
        String text = trace.print(value);
        if (text.length() <= LONG_TEXT) {
            return value;
        }
        trace.line("let " + name + " = " + text);
        return symbol(name, value.width());
    }

    @Override
    public Term local(Local local) {
        return terms().local(local.name());
    }

    @Override
    public void set(Local local, Term value) {
        terms().put(local.name(), named(local.name(), value));
    }

    @Override
    public Fetched<Term> fetched(Snapshot snapshot) {
        return terms().snapshot(snapshot.name());
    }

    @Override
    public void set(Snapshot snapshot, Fetched<Term> value) {
        int width = 8 * snapshot.layout().bytes();
        boolean empty = value.bytes().stream().allMatch(octet -> octet.is(0));
        String from = "fetch " + snapshot.layout().name() + " at " + trace.print(lastFetch);
        trace.line("let " + snapshot.name() + " = " + (empty ? "all zero" : from));
        Term whole = Term.atom(new Term.Symbol(snapshot.name(), width, Names.of(snapshot), "", 0));
        List<Term> bytes = new ArrayList<>();
        for (int lsb = 0; lsb < width; lsb += 8) {
            bytes.add(whole.extract(lsb + 7, lsb));
        }
        terms().put(snapshot.name(), new Fetched<>(bytes, value.taken(), value.slot()));
    }

    @Override
    public List<Term> fetch(Term address, int bytes) {
        lastFetch = address;
        Term whole = symbol("fetched", 8 * bytes);
        List<Term> result = new ArrayList<>();
        for (int lsb = 0; lsb < 8 * bytes; lsb += 8) {
            result.add(whole.extract(lsb + 7, lsb));
        }
        return result;
    }

    @Override
    public Term get(Cell cell) {
        return trace.read(cell.name(), cell.width(), names.ofCell(cell.name()), cell.name());
    }

    @Override
    public Term get(Cell cell, Term index) {
        return trace.read(element(cell, index), cell.width(), names.ofCell(cell.name()), cell.name());
    }

    private String element(Cell cell, Term index) {
        return cell.name() + "[" + trace.print(index) + "]";
    }

    @Override
    public void set(Cell cell, Term value) {
        change(cell, get(cell), value);
    }

    @Override
    public void set(Cell cell, Term index, Term value) {
        change(cell, get(cell, index), value);
    }

    /// One line for each named part that changes: all of them at once, so that none sees another's change.
    private void change(Cell cell, Term before, Term after) {
        if (after.equals(before)) {
            return;
        }
        List<Equation> changes = new ArrayList<>();
        for (int[] border : Borders.of(cuts(cell), cuts(cell), false)) {
            Term old = before.extract(border[0], border[1]);
            Term next = after.extract(border[0], border[1]);
            changes.addAll(0, changes(names.ofBits(cell.name(), border[0], border[1]), old, next));
        }
        Equation.lines(changes).forEach(trace::line);
        trace.changed(cell.name());
    }

    /// One equation for a part that changes whole, else one for each piece of it that does.
    private List<Equation> changes(String name, Term old, Term next) {
        List<Equation> pieces = new ArrayList<>();
        boolean whole = true;
        for (int[] border : Borders.of(old, next, false)) {
            Term from = old.extract(border[0], border[1]);
            Term to = next.extract(border[0], border[1]);
            if (to.equals(from)) {
                whole = false;
            } else {
                pieces.addFirst(assignment("", from, to));
            }
        }
        return whole ? List.of(assignment(name, old, next)) : pieces;
    }

    private Equation assignment(String name, Term from, Term to) {
        return new Equation(name, trace.print(from) + " := " + trace.print(to));
    }

    /// A term that has a part for each named part of a cell, and for what lies between.
    private Term cuts(Cell cell) {
        Term cuts = symbol("", cell.width());
        for (Term.Range range : names.ofCell(cell.name())) {
            cuts = algebra.insert(cuts, range.msb(), range.lsb(), symbol(range.name(), range.msb() - range.lsb() + 1));
        }
        return cuts;
    }
}
