package nicc.verifier.bytecode;

import java.util.List;
import java.util.OptionalLong;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Calls of a `StateWriter` or a `StateReader`. They have to happen whatever the state is.
final class ImageCalls {
    static final String WRITER = "nicc/runtime/device/StateWriter";
    static final String READER = "nicc/runtime/device/StateReader";

    private final Run run;
    private final Terms terms;
    private final Image image;

    ImageCalls(Run run) {
        this.run = run;
        this.terms = run.terms();
        this.image = run.stateImage();
    }

    void call(Frame frame, String name, List<Value> arguments, String where) {
        run.world().uses().assume("the runtime's StateWriter and StateReader do what docs/architecture.md says");
        if (!terms.known(frame.guard().whole()).equals(OptionalLong.of(1))) {
            throw new UnsupportedCode(where, "an image that depends on the state");
        }
        if (name.equals("<init>")) {
            image.of(text(arguments.get(arguments.size() - 2), where));
            return;
        }
        switch (name) {
            case "toByteArray" -> frame.push(new Value.Bytes());
            case "finish" -> finish(frame);
            case "moment" -> moment(frame, arguments, where);
            case "cell" -> cell(frame, arguments, where);
            case "cells" -> cells(frame, arguments, where);
            case "buffer" -> buffer(frame, arguments, where);
            case "expectCell" -> image.expect(shape(Image.Kind.CELL, arguments, where));
            case "expectMoment" ->
                image.expect(new Image.Shape(Image.Kind.MOMENT, text(arguments.getFirst(), where), Long.SIZE, 1));
            case "expectBuffer" -> {
                int capacity = constant(arguments.get(1), where);
                String buffer = text(arguments.getFirst(), where);
                image.expect(new Image.Shape(Image.Kind.BUFFER, buffer, Byte.SIZE, capacity));
            }
            default -> throw new UnsupportedCode(where, "call of an image's " + name);
        }
    }

    /// Until here an image could have been refused, and the state has to be as it was.
    private void finish(Frame frame) {
        image.finish();
        run.duty(frame.guard(), run.unchanged(frame.state()), "nothing changes before the image is checked");
    }

    private Image.Shape shape(Image.Kind kind, List<Value> arguments, String where) {
        String name = text(arguments.getFirst(), where);
        return new Image.Shape(kind, name, constant(arguments.get(1), where), constant(arguments.get(2), where));
    }

    private void moment(Frame frame, List<Value> arguments, String where) {
        String name = text(arguments.getFirst(), where);
        if (arguments.size() == 2) {
            image.write(new Image.Shape(Image.Kind.MOMENT, name, Long.SIZE, 1), number(arguments.get(1), where));
        } else {
            frame.push(new Value.Numeral(taken(frame, Image.Kind.MOMENT, name, Long.SIZE, 1, where)));
        }
    }

    private void cell(Frame frame, List<Value> arguments, String where) {
        String name = text(arguments.getFirst(), where);
        if (arguments.size() == 3) {
            int width = constant(arguments.get(1), where);
            Term value = number(arguments.get(2), where);
            if (width < 1 || width > Long.SIZE) {
                run.duty(frame.guard(), terms.bit(false), where + ": a cell is 1 to 64 bits wide, and not " + width);
                return;
            }
            Term cut = terms.extract(value, width - 1, 0);
            run.duty(
                    frame.guard(),
                    terms.eq(terms.zeroExtend(cut, Long.SIZE), value),
                    where + ": the value fits into " + width + " bits of " + name);
            image.write(new Image.Shape(Image.Kind.CELL, name, width, 1), value);
        } else {
            Term value = taken(frame, Image.Kind.CELL, name, 0, 1, where);
            frame.push(new Value.Numeral(terms.zeroExtend(value, Long.SIZE)));
        }
    }

    private void cells(Frame frame, List<Value> arguments, String where) {
        String name = text(arguments.getFirst(), where);
        if (!(arguments.getLast() instanceof Value.Elements(String field))) {
            throw new UnsupportedCode(where, "an array is expected");
        }
        Slot slot = run.slot(field, where);
        if (arguments.size() == 3) {
            int width = constant(arguments.get(1), where);
            Image.Shape shape = new Image.Shape(Image.Kind.CELL, name, width, slot.count());
            run.duty(frame.guard(), terms.bit(width == slot.width()), where + ": elements of " + name + " fit");
            image.write(shape, frame.state().get(field));
        } else {
            frame.state().set(field, taken(frame, Image.Kind.CELL, name, slot.width(), slot.count(), where));
        }
    }

    private void buffer(Frame frame, List<Value> arguments, String where) {
        String name = text(arguments.getFirst(), where);
        String field = BufferCalls.field(run, arguments.getLast(), where);
        Slot slot = run.slot(field, where);
        if (image.expected().isEmpty()) {
            image.write(
                    new Image.Shape(Image.Kind.BUFFER, name, Byte.SIZE, slot.count()),
                    frame.state().get(field));
        } else {
            frame.state().set(field, taken(frame, Image.Kind.BUFFER, name, Byte.SIZE, slot.count(), where));
        }
    }

    /// A value of the image: it must have been asked for, in a shape that its place has.
    ///
    /// @param width bits of the place's values, 0 where any will do
    private Term taken(Frame frame, Image.Kind kind, String name, int width, int count, String where) {
        boolean fits = image.checked(kind, name)
                .filter(shape -> (width == 0 || shape.width() == width) && shape.count() == count)
                .isPresent();
        run.duty(frame.guard(), terms.bit(fits), where + ": " + name + " was checked for its place");
        return image.value(name)
                .orElseThrow(() -> new UnsupportedCode(where, "the state has no part '" + name + "' to take"));
    }

    private static String text(Value value, String where) {
        if (value instanceof Value.Text(String text)) {
            return text;
        }
        throw new UnsupportedCode(where, "a constant name is expected, not " + value);
    }

    private int constant(Value value, String where) {
        long known = terms.known(number(value, where))
                .orElseThrow(() -> new UnsupportedCode(where, "a constant is expected"));
        return Math.toIntExact(known);
    }

    private static Term number(Value value, String where) {
        if (value instanceof Value.Numeral(Term term)) {
            return term;
        }
        throw new UnsupportedCode(where, "a number is expected, not " + value);
    }
}
