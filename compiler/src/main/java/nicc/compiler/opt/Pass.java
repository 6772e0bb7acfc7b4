package nicc.compiler.opt;

import nicc.compiler.ir.Program;

/// Makes a program faster, without changing what can be observed beyond what the language leaves open.
public interface Pass {

    /// The name that switches it off.
    ///
    /// @return a word
    String name();

    /// What it does.
    ///
    /// @return a sentence
    String title();

    /// Does it.
    ///
    /// @param program the program
    /// @return the new program
    Program run(Program program);
}
