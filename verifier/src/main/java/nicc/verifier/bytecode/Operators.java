package nicc.verifier.bytecode;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConvertInstruction;
import java.util.OptionalLong;
import nicc.verifier.smt.Term;
import nicc.verifier.smt.Terms;

/// Arithmetic exactly as the JVM does it (JVMS 25, section 6.5): two's complement, shift counts masked,
/// division
/// rounded to 0.
final class Operators {
    private final Run run;
    private final Terms terms;

    Operators(Run run) {
        this.run = run;
        this.terms = run.terms();
    }

    Value apply(Opcode opcode, Term left, Term right, Guard guard, String where) {
        OptionalLong a = terms.known(left);
        OptionalLong b = terms.known(right);
        if (a.isPresent() && b.isPresent()) {
            OptionalLong plain =
                    plain(opcode, signed(a.getAsLong(), left.width()), signed(b.getAsLong(), right.width()));
            if (plain.isPresent()) {
                return number(terms.constant(plain.getAsLong(), left.width()));
            }
        }
        return switch (opcode) {
            case IADD, LADD -> number(terms.add(left, right));
            case ISUB, LSUB -> number(terms.sub(left, right));
            case IMUL, LMUL -> number(terms.mul(left, right));
            case IDIV, LDIV -> number(terms.sdiv(left, divisor(right, guard, where)));
            case IREM, LREM -> number(terms.srem(left, divisor(right, guard, where)));
            case IAND, LAND -> number(terms.and(left, right));
            case IOR, LOR -> number(terms.or(left, right));
            case IXOR, LXOR -> number(terms.xor(left, right));
            case ISHL, LSHL -> number(terms.shl(left, count(left, right)));
            case ISHR, LSHR -> number(terms.ashr(left, count(left, right)));
            case IUSHR, LUSHR -> number(terms.lshr(left, count(left, right)));
            case LCMP -> new Value.Order(terms.slt(left, right), terms.eq(left, right), terms.slt(right, left));
            default -> throw new UnsupportedCode(where, opcode.name());
        };
    }

    private static long signed(long value, int width) {
        int above = Long.SIZE - width;
        return value << above >> above;
    }

    /// What two numbers come to, extended to 64 bits; bits above the result's width do not matter. Most of what a
    /// run computes with addresses and sizes is of this kind.
    private static OptionalLong plain(Opcode opcode, long left, long right) {
        return switch (opcode) {
            case IADD, LADD -> OptionalLong.of(left + right);
            case ISUB, LSUB -> OptionalLong.of(left - right);
            case IAND, LAND -> OptionalLong.of(left & right);
            case IOR, LOR -> OptionalLong.of(left | right);
            case IXOR, LXOR -> OptionalLong.of(left ^ right);
            case ISHL -> OptionalLong.of((int) left << (int) right);
            case LSHL -> OptionalLong.of(left << (int) right);
            case ISHR -> OptionalLong.of((int) left >> (int) right);
            case LSHR -> OptionalLong.of(left >> (int) right);
            case IUSHR -> OptionalLong.of((int) left >>> (int) right);
            case LUSHR -> OptionalLong.of(left >>> (int) right);
            default -> OptionalLong.empty();
        };
    }

    /// A divisor of 0 would throw.
    Term divisor(Term divisor, Guard guard, String where) {
        run.duty(guard, terms.any(divisor), where + ": the divisor is not 0");
        return divisor;
    }

    Value negate(Term operand) {
        return number(terms.sub(terms.zero(operand.width()), operand));
    }

    /// The lower 5 or 6 bits of a shift count, in the width of the shifted value.
    private Term count(Term shifted, Term count) {
        Term wide = terms.resize(count, shifted.width());
        return terms.and(wide, terms.constant(shifted.width() - 1, shifted.width()));
    }

    Value convert(ConvertInstruction instruction, Term operand, String where) {
        TypeKind to = instruction.toType();
        return switch (to) {
            case LONG -> number(terms.signExtend(operand, Long.SIZE));
            case INT -> number(terms.extract(operand, Integer.SIZE - 1, 0));
            case BYTE -> number(terms.signExtend(terms.extract(operand, Byte.SIZE - 1, 0), Integer.SIZE));
            case SHORT -> number(terms.signExtend(terms.extract(operand, Short.SIZE - 1, 0), Integer.SIZE));
            case CHAR -> number(terms.zeroExtend(terms.extract(operand, Character.SIZE - 1, 0), Integer.SIZE));
            default -> throw new UnsupportedCode(where, "conversion to " + to);
        };
    }

    Term compare(Opcode opcode, Term left, Term right) {
        return switch (opcode) {
            case IF_ICMPEQ -> terms.eq(left, right);
            case IF_ICMPNE -> terms.not(terms.eq(left, right));
            case IF_ICMPLT -> terms.slt(left, right);
            case IF_ICMPGE -> terms.not(terms.slt(left, right));
            case IF_ICMPGT -> terms.slt(right, left);
            case IF_ICMPLE -> terms.not(terms.slt(right, left));
            default -> throw new IllegalArgumentException(opcode.name());
        };
    }

    /// Compares a value with 0; of a comparison's result, that is the comparison itself.
    Term sign(Opcode opcode, Value value, String where) {
        Term less;
        Term equal;
        Term greater;
        switch (value) {
            case Value.Order(Term l, Term e, Term g) -> {
                less = l;
                equal = e;
                greater = g;
            }
            case Value.Numeral(Term term) -> {
                less = terms.slt(term, terms.zero(term.width()));
                equal = terms.eq(term, terms.zero(term.width()));
                greater = terms.slt(terms.zero(term.width()), term);
            }
            default -> throw new UnsupportedCode(where, "a number is expected, not " + value);
        }
        return switch (opcode) {
            case IFEQ -> equal;
            case IFNE -> terms.not(equal);
            case IFLT -> less;
            case IFGE -> terms.not(less);
            case IFGT -> greater;
            case IFLE -> terms.not(greater);
            default -> throw new IllegalArgumentException(opcode.name());
        };
    }

    private static Value number(Term term) {
        return new Value.Numeral(term);
    }
}
