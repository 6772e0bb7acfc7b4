package nicc.verifier.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NopInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.List;
import nicc.verifier.encode.Uses;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// One instruction.
final class Step {
    private final Executor.Invocation invocation;
    private final Code code;
    private final Terms terms;
    private final Operators operators;
    private final Fields fields;
    private final Calls calls;
    private final Uses uses;

    Step(Executor.Invocation invocation) {
        this.invocation = invocation;
        this.code = invocation.code();
        Run run = invocation.context();
        this.terms = run.terms();
        this.operators = new Operators(run);
        this.fields = new Fields(run);
        this.calls = new Calls(run, invocation.executor());
        this.uses = run.world().uses();
    }

    void at(int index, Frame frame) {
        String where = code.where(index);
        Instruction instruction = code.at(index);
        uses.ran(code.key(), code.element(index));
        switch (instruction) {
            case BranchInstruction branch -> branch(index, frame, branch, where);
            case TableSwitchInstruction table -> choose(frame, table.cases(), table.defaultTarget(), where);
            case LookupSwitchInstruction lookup -> choose(frame, lookup.cases(), lookup.defaultTarget(), where);
            case ReturnInstruction _ -> invocation.leave(frame);
            default -> {
                straight(frame, instruction, where);
                invocation.arrive(index + 1, frame);
            }
        }
    }

    private void straight(Frame frame, Instruction instruction, String where) {
        switch (instruction) {
            case LoadInstruction load -> frame.push(local(frame, load.slot(), where));
            case StoreInstruction store -> frame.local(store.slot(), frame.pop());
            case ConstantInstruction constant -> frame.push(constant(constant, where));
            case IncrementInstruction increment -> increment(frame, increment, where);
            case OperatorInstruction operator -> operator(frame, operator, where);
            case ConvertInstruction convert -> frame.push(operators.convert(convert, pop(frame, where), where));
            case FieldInstruction field -> fields.access(frame, field, where);
            case ArrayLoadInstruction _ -> fields.load(frame, where);
            case ArrayStoreInstruction _ -> fields.store(frame, where);
            case InvokeInstruction invoke -> calls.invoke(frame, invoke, where);
            case StackInstruction stack -> Words.move(frame, stack.opcode(), where);
            case NewObjectInstruction created -> frame.push(Fields.created(created, where));
            case NewPrimitiveArrayInstruction _ -> frame.push(fields.elements(pop(frame, where), where));
            case NopInstruction _ -> {}
            default -> throw new UnsupportedCode(where, instruction.opcode().name());
        }
    }

    private Term pop(Frame frame, String where) {
        return invocation.executor().number(frame.pop(), where);
    }

    private static Value local(Frame frame, int slot, String where) {
        Value value = frame.local(slot);
        if (value == null) {
            throw new UnsupportedCode(where, "local " + slot + " without a value");
        }
        return value;
    }

    private Value constant(ConstantInstruction instruction, String where) {
        return switch (instruction.constantValue()) {
            case Integer number -> new Value.Numeral(terms.constant(number, Integer.SIZE));
            case Long number -> new Value.Numeral(terms.constant(number, Long.SIZE));
            case String text -> new Value.Text(text);
            default -> throw new UnsupportedCode(where, "a constant that is neither number nor string");
        };
    }

    private void increment(Frame frame, IncrementInstruction instruction, String where) {
        Term before = invocation.executor().number(local(frame, instruction.slot(), where), where);
        Term after = terms.add(before, terms.constant(instruction.constant(), Integer.SIZE));
        frame.local(instruction.slot(), new Value.Numeral(after));
    }

    private void operator(Frame frame, OperatorInstruction instruction, String where) {
        switch (instruction.opcode()) {
            case INEG, LNEG -> frame.push(operators.negate(pop(frame, where)));
            case ARRAYLENGTH -> frame.push(fields.length(frame.pop(), where));
            default -> {
                Term right = pop(frame, where);
                Term left = pop(frame, where);
                frame.push(operators.apply(instruction.opcode(), left, right, frame.guard(), where));
            }
        }
    }

    private void branch(int index, Frame frame, BranchInstruction branch, String where) {
        int target = code.target(branch.target());
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> invocation.arrive(target, frame);
            case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                Term right = pop(frame, where);
                Term left = pop(frame, where);
                invocation.split(index, frame, operators.compare(branch.opcode(), left, right), target, index + 1);
            }
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> {
                Term holds = operators.sign(branch.opcode(), frame.pop(), where);
                invocation.split(index, frame, holds, target, index + 1);
            }
            case IF_ACMPEQ, IF_ACMPNE -> {
                boolean same = constant(frame, where).equals(constant(frame, where));
                invocation.arrive(same == (branch.opcode() == Opcode.IF_ACMPEQ) ? target : index + 1, frame);
            }
            default -> throw new UnsupportedCode(where, branch.opcode().name());
        }
    }

    /// A constant of an enum: each is one object.
    private static Value.Constant constant(Frame frame, String where) {
        if (frame.pop() instanceof Value.Constant constant) {
            return constant;
        }
        throw new UnsupportedCode(where, "a comparison of objects that are no constants");
    }

    private void choose(Frame frame, List<SwitchCase> cases, Label otherwise, String where) {
        Term value = pop(frame, where);
        Frame rest = frame;
        for (SwitchCase one : cases) {
            Term fits = terms.eq(value, terms.constant(one.caseValue(), Integer.SIZE));
            int target = code.target(one.target());
            var known = invocation.context().decide(rest.guard(), fits, false);
            if (known.isPresent() && known.getAsLong() == 1) {
                invocation.arrive(target, rest);
                return;
            }
            if (known.isEmpty()) {
                invocation.arrive(target, rest.fork(rest.guard().and(terms, fits)));
                rest.narrow(rest.guard().and(terms, terms.not(fits)));
            }
        }
        invocation.arrive(code.target(otherwise), rest);
    }
}
