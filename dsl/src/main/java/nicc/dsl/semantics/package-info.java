/// The meaning of the language, once (docs/language.md), over an [Algebra] of bit vectors and a [Machine] of
/// state and effects. Numbers make it an interpreter, solver terms a proof, printable terms an explanation.
///
/// | section of docs/language.md | class |
/// | --- | --- |
/// | 2 Values | [Expressions] |
/// | 3 State | [Cells] |
/// | 4 Resets | [Resets] |
/// | 5 Banks and registers | [Accesses], [RegisterReads], [RegisterWrites], [ReadRule], [WriteRule] |
/// | 6 The bus | [Interrupts] |
/// | 7 Layouts, descriptors, rings | [Records], [Rings] |
/// | 8 Buffers and frames | [BufferOperations] |
/// | 9 Code | [Statements] |
/// | 10 Engines, events | [Events] |
@NullMarked
package nicc.dsl.semantics;

import org.jspecify.annotations.NullMarked;
