package nicc.compiler.opt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Intrinsic;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.StateCell;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;

/// State and functions that keep stores into guest memory until they are due. All that is kept lies in `[low,
/// last]`; a store is taken to have 8 bytes, or those up to the end of all addresses.
final class DeferredStores {
    private static final int MOST = 128;
    private static final List<Intrinsic> KINDS = List.of(
            Intrinsic.MEMORY_WRITE_BYTE,
            Intrinsic.MEMORY_WRITE_SHORT,
            Intrinsic.MEMORY_WRITE_INT,
            Intrinsic.MEMORY_WRITE_LONG,
            Intrinsic.MEMORY_PUBLISH_BYTE,
            Intrinsic.MEMORY_PUBLISH_SHORT,
            Intrinsic.MEMORY_PUBLISH_INT,
            Intrinsic.MEMORY_PUBLISH_LONG);
    private static final Variable AT = Variable.number("at", 64);
    private static final Variable END = Variable.number("end", 64);
    private static final Variable VALUE = Variable.number("value", 64);
    private static final Variable KIND = new Variable("kind", Type.INT, 3);
    private static final Variable LENGTH = Variable.number("length", 32);
    private static final Variable I = new Variable("i", Type.INT, 8);

    private final StateCell count;
    private final StateCell low;
    private final StateCell last;
    private final StateCell addresses;
    private final StateCell values;
    private final StateCell kinds;
    private final String defer;
    private final String flush;
    private final String settle;
    private final String store;

    DeferredStores(Set<String> names) {
        count = cell(names, "deferredCount", Type.INT, 8, 1, "how many stores are deferred");
        low = cell(names, "deferredLow", Type.LONG, 64, 1, "the lowest address of deferred stores");
        last = cell(names, "deferredLast", Type.LONG, 64, 1, "the highest address of deferred stores");
        addresses = cell(names, "deferredAddresses", Type.LONG, 64, MOST, "where deferred stores go");
        values = cell(names, "deferredValues", Type.LONG, 64, MOST, "what deferred stores store");
        kinds = cell(names, "deferredKinds", Type.INT, 3, MOST, "how deferred stores store");
        defer = Fresh.name(names, "defer");
        flush = Fresh.name(names, "flushDeferred");
        settle = Fresh.name(names, "settleDeferred");
        store = Fresh.name(names, "storeDeferred");
    }

    private static StateCell cell(Set<String> names, String wanted, Type type, int width, int count, String doc) {
        String field = Fresh.name(names, wanted);
        return new StateCell(
                field, field, StateCell.Kind.SCRATCH, type, width, count, count > 1, 0, doc, "", List.of());
    }

    List<StateCell> cells() {
        return List.of(count, low, last, addresses, values, kinds);
    }

    String flush() {
        return flush;
    }

    /// A call that keeps a store.
    Value defer(Intrinsic how, Value at, Value value) {
        return new Value.Invoke(defer, List.of(Values.number(KINDS.indexOf(how)), at, value), Type.HANDLE, 0);
    }

    /// A call that makes all stores that are kept.
    Statement flushNow() {
        return new Statement.Do(new Value.Invoke(flush, List.of(), Type.HANDLE, 0));
    }

    /// A call that makes them if one of them lies in a range.
    Statement settle(Value at, Value length) {
        return new Statement.Do(new Value.Invoke(settle, List.of(at, length), Type.HANDLE, 0));
    }

    List<Function> functions() {
        return List.of(deferFunction(), flushFunction(), settleFunction(), storeFunction());
    }

    private Function deferFunction() {
        List<Statement> body = new ArrayList<>();
        Value behind = Values.add(AT.value(), Values.constant(Type.LONG, Long.BYTES - 1));
        Value wraps = Values.compare(Relation.ULT, END.value(), AT.value());
        Value full = Values.compare(Relation.EQ, count.value(), Values.number(MOST));
        body.add(new Statement.If(full, List.of(flushNow()), List.of()));
        body.add(new Statement.Declare(END, behind));
        Statement cut = new Statement.Set(END, Values.constant(Type.LONG, -1));
        body.add(new Statement.If(wraps, List.of(cut), List.of()));
        Value none = Values.compare(Relation.EQ, count.value(), Values.ZERO);
        Value below = Values.compare(Relation.ULT, AT.value(), low.value());
        Value above = Values.compare(Relation.ULT, last.value(), END.value());
        body.add(new Statement.If(
                Values.or(none, below), List.of(new Statement.Store(low.value(), AT.value())), List.of()));
        body.add(new Statement.If(
                Values.or(none, above), List.of(new Statement.Store(last.value(), END.value())), List.of()));
        Value slot = count.value();
        body.add(new Statement.StoreElement(kinds.element(slot), KIND.value()));
        body.add(new Statement.StoreElement(addresses.element(slot), AT.value()));
        body.add(new Statement.StoreElement(values.element(slot), VALUE.value()));
        body.add(new Statement.Store(count.value(), Values.add(count.value(), Values.ONE)));
        return Function.action(defer, "Keeps a store until the end of the batch.", "", List.of(KIND, AT, VALUE), body);
    }

    private Function flushFunction() {
        Value more = Values.compare(Relation.LT, I.value(), count.value());
        Value call = new Value.Invoke(
                store,
                List.of(kinds.element(I.value()), addresses.element(I.value()), values.element(I.value())),
                Type.HANDLE,
                0);
        List<Statement> body = List.of(
                new Statement.For(I, Values.ZERO, more, List.of(new Statement.Do(call))),
                new Statement.Store(count.value(), Values.ZERO));
        return Function.action(flush, "Makes the stores that were kept, in order.", "", List.of(), body);
    }

    /// The range begins within what is kept, or what is kept begins within the range.
    private Function settleFunction() {
        Value some = Values.compare(Relation.NE, count.value(), Values.ZERO);
        Value inside = Values.and(
                Values.not(Values.compare(Relation.ULT, AT.value(), low.value())),
                Values.not(Values.compare(Relation.ULT, last.value(), AT.value())));
        Value around =
                Values.compare(Relation.ULT, Values.sub(low.value(), AT.value()), Values.as(LENGTH.value(), Type.LONG));
        List<Statement> body =
                List.of(new Statement.If(Values.and(some, Values.or(inside, around)), List.of(flushNow()), List.of()));
        return Function.action(
                settle,
                "Makes the stores that were kept when an access could meet one of them.",
                "",
                List.of(AT, LENGTH),
                body);
    }

    private Function storeFunction() {
        List<Statement.Switch.Case> cases = new ArrayList<>();
        for (int i = 0; i < KINDS.size() - 1; i++) {
            cases.add(new Statement.Switch.Case(List.of(i), List.of(access(KINDS.get(i)))));
        }
        List<Statement> body = List.of(new Statement.Switch(KIND.value(), cases, List.of(access(KINDS.getLast()))));
        return Function.action(store, "Makes a store.", "", List.of(KIND, AT, VALUE), body);
    }

    private static Statement access(Intrinsic how) {
        Value v = how.storedBytes() == 8 ? VALUE.value() : Values.as(VALUE.value(), Type.INT);
        return new Statement.Do(new Value.Call(how, "memory", List.of(AT.value(), v)));
    }
}
