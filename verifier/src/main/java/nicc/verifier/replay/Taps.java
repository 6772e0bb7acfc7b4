package nicc.verifier.replay;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where loaded code says what it is about to do. Calls are put in when classes are loaded: into the runtime's
/// ports at their beginning, and into a device's loops. What the code does is not changed.
public final class Taps {
    /// More rounds of loops than any event of a device has.
    private static final int MOST_ROUNDS = 2_000_000;

    private static final Map<String, Set<String>> PORTS = Map.of(
            "nicc.runtime.memory.GuestMemory",
            Set.of(
                    "read",
                    "write",
                    "readByte",
                    "readShort",
                    "readInt",
                    "readLong",
                    "acquireShort",
                    "acquireInt",
                    "writeByte",
                    "writeShort",
                    "writeInt",
                    "writeLong",
                    "publishByte",
                    "publishShort",
                    "publishInt",
                    "publishLong",
                    "fence"),
            "nicc.runtime.memory.FrameBuffer",
            Set.of("gather", "scatter"),
            "nicc.runtime.wire.WirePort",
            Set.of("send", "loop", "receive"));

    private static final ClassDesc SELF = Taps.class.describeConstable().orElseThrow();
    private static final ThreadLocal<@Nullable Listener> LISTENER = new ThreadLocal<>();
    private static final ThreadLocal<Integer> ROUNDS = ThreadLocal.withInitial(() -> 0);
    private static final ThreadLocal<Set<String>> ENTERED = ThreadLocal.withInitial(LinkedHashSet::new);

    private static final ThreadLocal<@Nullable Script> SCRIPT = new ThreadLocal<>();

    private Taps() {}

    /// Answers instead of a device's own method.
    @FunctionalInterface
    interface Script {
        /// A method is called.
        ///
        /// @param method its name
        /// @return what it returns, if it returns something
        int answer(String method);
    }

    /// Who answers for the methods of this thread's device that are played.
    static void play(@Nullable Script script) {
        SCRIPT.set(script);
    }

    /// A method that is played is called; the device's code calls this.
    ///
    /// @param method its name
    /// @return what it returns
    public static int played(String method) {
        Script script = SCRIPT.get();
        return script == null ? 0 : script.answer(method);
    }

    /// Hears what the calling thread's device does.
    interface Listener {
        /// A port is about to do something.
        ///
        /// @param port the receiver
        /// @param method the method's name
        /// @param arguments its arguments
        void called(Object port, String method, Object[] arguments);
    }

    /// Who hears what this thread's device does from now on, for one event.
    static void listen(@Nullable Listener listener) {
        LISTENER.set(listener);
        ROUNDS.set(0);
        if (listener != null) {
            ENTERED.get().clear();
        }
    }

    /// The device's methods that have run in this thread since somebody began to listen, in the order of their
    /// beginnings.
    static List<String> entered() {
        return List.copyOf(ENTERED.get());
    }

    /// A port is called; the runtime's code calls this.
    ///
    /// @param port the receiver
    /// @param method the method's name
    /// @param arguments its arguments
    public static void called(Object port, String method, Object[] arguments) {
        Listener listener = LISTENER.get();
        if (listener != null) {
            listener.called(port, method, arguments);
        }
    }

    /// A method begins; the device's code calls this.
    ///
    /// @param method its name
    public static void entered(String method) {
        ENTERED.get().add(method);
    }

    /// A loop goes on; the device's code calls this.
    public static void round() {
        int rounds = ROUNDS.get() + 1;
        ROUNDS.set(rounds);
        if (rounds > MOST_ROUNDS) {
            throw new IllegalStateException("a loop without an end");
        }
    }

    static byte[] runtime(String name, byte[] file, ClassLoader types) {
        Set<String> methods = PORTS.getOrDefault(name, Set.of());
        if (methods.isEmpty()) {
            return file;
        }
        ClassFile context = context(types);
        ClassModel model = context.parse(file);
        return context.transformClass(model, (builder, element) -> {
            if (element instanceof MethodModel method
                    && method.flags().has(AccessFlag.PUBLIC)
                    && methods.contains(method.methodName().stringValue())) {
                builder.transformMethod(method, (into, part) -> {
                    if (part instanceof CodeModel code) {
                        into.transformCode(code, announcing(method));
                    } else {
                        into.with(part);
                    }
                });
            } else {
                builder.with(element);
            }
        });
    }

    private static CodeTransform announcing(MethodModel method) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                announce(builder, method);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        };
    }

    private static void announce(CodeBuilder code, MethodModel method) {
        MethodTypeDesc type = method.methodTypeSymbol();
        code.aload(0).ldc(method.methodName().stringValue());
        code.loadConstant(type.parameterCount()).anewarray(ConstantDescs.CD_Object);
        int slot = 1;
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc parameter = type.parameterType(i);
            TypeKind kind = TypeKind.from(parameter);
            code.dup().loadConstant(i).loadLocal(kind, slot);
            if (kind == TypeKind.LONG) {
                box(code, ConstantDescs.CD_Long, ConstantDescs.CD_long);
            } else if (kind != TypeKind.REFERENCE) {
                box(code, ConstantDescs.CD_Integer, ConstantDescs.CD_int);
            }
            code.aastore();
            slot += kind.slotSize();
        }
        code.invokestatic(
                SELF,
                "called",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        ConstantDescs.CD_Object,
                        ConstantDescs.CD_String,
                        ConstantDescs.CD_Object.arrayType()));
    }

    private static void box(CodeBuilder code, ClassDesc box, ClassDesc primitive) {
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, primitive));
    }

    /// A device's class.
    ///
    /// @param file the class file
    /// @param types where other classes are
    /// @param played methods instead of which a [Script] answers
    static byte[] device(byte[] file, ClassLoader types, Set<String> played) {
        ClassFile context = context(types);
        return context.transformClass(context.parse(file), (builder, element) -> {
            if (element instanceof MethodModel method) {
                builder.transformMethod(method, (into, part) -> {
                    if (part instanceof CodeModel
                            && played.contains(method.methodName().stringValue())) {
                        into.withCode(code -> play(code, method));
                    } else if (part instanceof CodeModel code) {
                        into.transformCode(code, counting(method.methodName().stringValue()));
                    } else {
                        into.with(part);
                    }
                });
            } else {
                builder.with(element);
            }
        });
    }

    private static void play(CodeBuilder code, MethodModel method) {
        code.ldc(method.methodName().stringValue())
                .invokestatic(SELF, "played", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_String));
        if (method.methodTypeSymbol().returnType().equals(ConstantDescs.CD_void)) {
            code.pop().return_();
        } else {
            code.ireturn();
        }
    }

    private static CodeTransform counting(String method) {
        Set<Label> passed = new HashSet<>();
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                builder.ldc(method)
                        .invokestatic(
                                SELF, "entered", MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String));
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                if (element instanceof LabelTarget target) {
                    passed.add(target.label());
                } else if (element instanceof BranchInstruction branch && passed.contains(branch.target())) {
                    builder.invokestatic(SELF, "round", MethodTypeDesc.of(ConstantDescs.CD_void));
                }
                builder.with(element);
            }
        };
    }

    private static ClassFile context(ClassLoader types) {
        ClassHierarchyResolver resolver = ClassHierarchyResolver.ofResourceParsing(types)
                .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver));
    }
}
