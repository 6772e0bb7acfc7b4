package nicc.dsl.resolve;

import nicc.dsl.ast.Declaration;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Buffer;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Layout;
import nicc.dsl.model.Parameter;
import nicc.dsl.model.Timer;

/// What a name of the device stands for.
sealed interface Symbol {

    Span span();

    /// What messages call it.
    String kind();

    record Constant(Declaration.Const declaration, Env env) implements Symbol {
        Use use() {
            return new Use(declaration, env);
        }

        @Override
        public Span span() {
            return declaration.name().span();
        }

        @Override
        public String kind() {
            return "constant";
        }
    }

    record Enumeration(Declaration.Enumeration declaration, Env env) implements Symbol {
        Use use() {
            return new Use(declaration, env);
        }

        @Override
        public Span span() {
            return declaration.name().span();
        }

        @Override
        public String kind() {
            return "enum";
        }
    }

    record FunctionName(Declaration.Function declaration, Env env) implements Symbol {
        Use use() {
            return new Use(declaration, env);
        }

        @Override
        public Span span() {
            return declaration.name().span();
        }

        @Override
        public String kind() {
            return "function";
        }
    }

    record ActionName(Declaration.Action declaration, Env env) implements Symbol {
        Use use() {
            return new Use(declaration, env);
        }

        @Override
        public Span span() {
            return declaration.name().span();
        }

        @Override
        public String kind() {
            return "action";
        }
    }

    record RingName(Declaration.Ring declaration, Env env) implements Symbol {
        Use use() {
            return new Use(declaration, env);
        }

        @Override
        public Span span() {
            return declaration.name().span();
        }

        @Override
        public String kind() {
            return "ring";
        }
    }

    record LayoutName(Layout layout, Span span) implements Symbol {
        @Override
        public String kind() {
            return "layout";
        }
    }

    record ParameterName(Parameter parameter, Span span) implements Symbol {
        @Override
        public String kind() {
            return "parameter";
        }
    }

    record Variable(Cell cell, Span span) implements Symbol {
        @Override
        public String kind() {
            return "variable";
        }
    }

    record BufferName(Buffer buffer, Span span) implements Symbol {
        @Override
        public String kind() {
            return "buffer";
        }
    }

    record TimerName(Timer timer, Span span) implements Symbol {
        @Override
        public String kind() {
            return "timer";
        }
    }

    record BankName(BankShape bank, Span span) implements Symbol {
        @Override
        public String kind() {
            return "bank";
        }
    }

    record RegisterName(RegisterShape register) implements Symbol {
        @Override
        public Span span() {
            return register.span();
        }

        @Override
        public String kind() {
            return "register";
        }
    }

    /// Interrupts, engines and paths: code cannot use them.
    record Other(String kind, Span span) implements Symbol {}
}
