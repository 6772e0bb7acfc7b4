package nicc.dsl.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import nicc.dsl.diagnostic.Span;
import nicc.dsl.model.Bank;

/// A bank before its code is resolved.
///
/// @param name the name
/// @param title doc string
/// @param partial what partial accesses do
/// @param defaultByte what a byte without a register reads as
/// @param registers by name, in order
/// @param span where it stands
record BankShape(
        String name,
        String title,
        Bank.Partial partial,
        int defaultByte,
        Map<String, RegisterShape> registers,
        Span span) {

    BankShape(String name, String title, Bank.Partial partial, int defaultByte, Span span) {
        this(name, title, partial, defaultByte, new LinkedHashMap<>(), span);
    }
}
