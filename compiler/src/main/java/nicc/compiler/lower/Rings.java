package nicc.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nicc.compiler.ir.BufferCell;
import nicc.compiler.ir.Function;
import nicc.compiler.ir.Op;
import nicc.compiler.ir.RecordVariables;
import nicc.compiler.ir.Relation;
import nicc.compiler.ir.RingCode;
import nicc.compiler.ir.Statement;
import nicc.compiler.ir.Type;
import nicc.compiler.ir.Value;
import nicc.compiler.ir.Values;
import nicc.compiler.ir.Variable;
import nicc.dsl.model.Ring;

/// Descriptor rings (docs/language.md, section 7).
final class Rings {
    /// The buffer that records which are not of a ring are read into.
    static final String RECORD = "record of a fetch";

    private static final int LARGEST_RECORD = 64;

    private final Context context;

    Rings(Context context) {
        this.context = context;
    }

    /// Makes the buffers that records are read into.
    static void declareBuffers(Context context) {
        context.add(new BufferCell(
                context.names().claim("record"),
                RECORD,
                LARGEST_RECORD,
                true,
                "a record that is read from guest memory",
                ""));
        for (Ring r : context.device().rings()) {
            String field = context.names().claim(r.name() + "Slots");
            context.add(new BufferCell(
                    field,
                    slots(r),
                    r.layout().bytes(),
                    true,
                    "descriptors of ring " + r.name() + " as they were read",
                    Origins.of(r.span())));
        }
    }

    private static String slots(Ring r) {
        return "slots of ring " + r.name();
    }

    /// Makes the functions of a ring.
    RingCode lower(Ring r) {
        Type type = Type.ofWidth(r.width());
        String origin = Origins.of(r.span());
        Code base = new Code(context);
        List<Statement> address = new ArrayList<>();
        address.add(result(base.expressions().as(r.base(), Type.LONG, address)));
        context.add(Function.number(
                method("base", r),
                "Where ring " + r.name() + " begins in guest memory.",
                origin,
                List.of(),
                64,
                address));
        Code size = new Code(context);
        List<Statement> count = new ArrayList<>();
        count.add(result(size.expressions().as(r.size(), type, count)));
        context.add(Function.number(
                method("size", r),
                "The number of descriptors of ring " + r.name() + ".",
                origin,
                List.of(),
                r.width(),
                count));
        available(r, type, origin);
        return new RingCode(
                r.name(),
                r.layout().bytes(),
                method("available", r),
                method("size", r),
                method("base", r),
                method("advance", r),
                context.cell("cell " + r.head().cell().name()).field(),
                r.head().lsb(),
                r.head().width(),
                r.width(),
                context.buffer(slots(r)).field(),
                1);
    }

    private void available(Ring r, Type type, String origin) {
        Code code = new Code(context);
        List<Statement> body = new ArrayList<>();
        Variable size = code.scope().number("size", r.width());
        Variable head = code.scope().number("head", r.width());
        Variable tail = code.scope().number("tail", r.width());
        body.add(new Statement.Declare(size, size(r)));
        Places places = new Places(context, code.scope(), code.expressions());
        body.add(new Statement.Declare(head, Values.as(places.value(r.head(), body), type)));
        body.add(new Statement.Declare(tail, code.expressions().as(r.tail(), type, body)));
        Value inside = Values.and(Values.less(head.value(), size.value()), Values.less(tail.value(), size.value()));
        body.add(new Statement.If(Values.not(inside), List.of(result(Values.constant(type, 0))), List.of()));
        Value ahead = Values.sub(tail.value(), head.value());
        Value wrapped = Values.add(ahead, size.value());
        body.add(result(Values.choose(Values.less(tail.value(), head.value()), wrapped, ahead)));
        context.add(Function.number(
                method("available", r),
                "The descriptors of ring " + r.name()
                        + " that the device owns: from head to tail, none when either is not below the size.",
                origin,
                List.of(),
                r.width(),
                body));
    }

    /// Declares the locals of a descriptor, and takes it if one is there.
    List<Statement> take(Ring r, RecordVariables d, Places places) {
        Type type = Type.ofWidth(r.width());
        List<Statement> body = new ArrayList<>();
        Value count = new Value.Invoke(method("available", r), List.of(), type, r.width());
        body.add(new Statement.Declare(d.held(), Values.compare(Relation.NE, count, Values.constant(type, 0))));
        body.add(new Statement.Declare(d.slot(), Values.constant(Type.LONG, 0)));
        d.words().forEach(w -> body.add(new Statement.Declare(w, Values.constant(Type.LONG, 0))));
        List<Statement> taken = new ArrayList<>();
        Value head = Values.as(places.value(r.head(), taken), Type.LONG);
        Value offset = Values.binary(
                Op.MUL, head, Values.constant(Type.LONG, r.layout().bytes()));
        taken.add(new Statement.Set(
                d.slot(), Values.add(new Value.Invoke(method("base", r), List.of(), Type.LONG, 64), offset)));
        Records.Reading reading =
                Records.read(d.slot().value(), r.layout().bytes(), context.buffer(slots(r)), d.words());
        reading.access().forEach(a -> taken.add(new Statement.Do(a)));
        for (int i = 0; i < d.words().size(); i++) {
            taken.add(new Statement.Set(d.words().get(i), reading.words().get(i)));
        }
        taken.add(advance(r));
        body.add(new Statement.If(d.held().value(), taken, List.of()));
        return body;
    }

    /// Calls the function that moves the head.
    private Statement advance(Ring r) {
        String name = method("advance", r);
        if (!context.functions().containsKey(name)) {
            Code code = new Code(context);
            Places places = new Places(context, code.scope(), code.expressions());
            Type type = Type.ofWidth(r.width());
            List<Statement> body = new ArrayList<>();
            Variable next = code.scope().number("next", r.width());
            Value head = Values.as(places.value(r.head(), body), type);
            body.add(new Statement.Declare(next, Values.add(head, Values.constant(type, 1))));
            Value wrapped = Values.choose(
                    Values.compare(Relation.EQ, next.value(), size(r)), Values.constant(type, 0), next.value());
            places.assign(
                    r.head(),
                    Values.low(
                            Values.as(wrapped, Type.ofWidth(r.head().width())),
                            r.head().width()),
                    body);
            context.add(Function.action(
                    name,
                    "Moves the head of ring " + r.name() + " to the next descriptor.",
                    Origins.of(r.span()),
                    List.of(),
                    body));
        }
        return Code.invoke(name);
    }

    private Value size(Ring r) {
        return new Value.Invoke(method("size", r), List.of(), Type.ofWidth(r.width()), r.width());
    }

    private String method(String what, Ring r) {
        return context.method(what + " " + r.name(), r.name() + Names.capital(what));
    }

    private static Statement result(Value v) {
        return new Statement.Return(Optional.of(v));
    }
}
