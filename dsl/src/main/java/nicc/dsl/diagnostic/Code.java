package nicc.dsl.diagnostic;

import static nicc.dsl.diagnostic.Severity.ERROR;
import static nicc.dsl.diagnostic.Severity.WARNING;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/// The kinds of findings. A code is stable: it never gets another meaning. Its paragraph is the class path
/// resource
/// `nicc/dsl/diagnostic/NICnnnn.txt`.
public enum Code {
    /// What stands here is not what the grammar allows.
    SYNTAX(1, ERROR),
    /// A string or comment without end, or a character that the language does not use.
    LEXICAL(2, ERROR),
    /// A declaration or property in a place where it means nothing.
    MISPLACED(3, ERROR),
    /// A number that does not fit 64 bits.
    NUMBER_TOO_LARGE(4, ERROR),
    /// A property that is given twice.
    REPEATED_PROPERTY(5, ERROR),
    /// A declaration without a part that it needs.
    MISSING_PART(6, ERROR),

    /// A name that nothing has.
    UNKNOWN_NAME(101, ERROR),
    /// A name that two things have.
    DUPLICATE_NAME(102, ERROR),
    /// A name of something else than what is needed here.
    WRONG_KIND(103, ERROR),
    /// A field or member that the thing before the dot lacks.
    UNKNOWN_MEMBER(104, ERROR),
    /// A bare register name that several banks have.
    AMBIGUOUS_REGISTER(105, ERROR),
    /// Not a type.
    UNKNOWN_TYPE(106, ERROR),
    /// A reset domain that the device lacks.
    UNKNOWN_DOMAIN(107, ERROR),
    /// A definition that needs its own value.
    CIRCULAR_DEFINITION(108, ERROR),
    /// A file without a device, or with several.
    DEVICE_COUNT(109, ERROR),
    /// A word that a property does not know.
    UNKNOWN_WORD(110, ERROR),

    /// Two registers in the same bytes.
    REGISTER_OVERLAP(201, ERROR),
    /// Two fields in the same bits.
    FIELD_OVERLAP(202, ERROR),
    /// A field that reaches past its register.
    FIELD_OUTSIDE(203, ERROR),
    /// A reset value that does not fit.
    RESET_TOO_WIDE(204, ERROR),
    /// A register width that no access has.
    REGISTER_WIDTH(205, ERROR),
    /// A register that does not lie at a multiple of its size.
    REGISTER_ALIGNMENT(206, ERROR),
    /// A register array whose elements overlap.
    STRIDE_TOO_SMALL(207, ERROR),
    /// A field that reaches past its layout.
    SLICE_OUTSIDE(208, ERROR),
    /// Two fields of a layout in the same bits.
    SLICE_OVERLAP(209, ERROR),
    /// Reset values that disagree about a domain.
    RESET_CONFLICT(210, ERROR),
    /// An alias that has another shape than its target, or whose target is an alias.
    ALIAS_SHAPE(211, ERROR),
    /// A size or count out of range.
    SIZE_RANGE(212, ERROR),

    /// A wider value in a narrower place.
    NARROWING(301, ERROR),
    /// A constant that does not fit the width it is used at.
    CONSTANT_TOO_WIDE(302, ERROR),
    /// A range of bits that the value does not have.
    BIT_RANGE(303, ERROR),
    /// A constant in a place where only a width gives it a meaning.
    WIDTH_NEEDED(304, ERROR),
    /// Something else than a `bool` as a condition.
    NOT_BOOL(305, ERROR),
    /// A value that has to be a constant and is not.
    NOT_CONSTANT(306, ERROR),
    /// A divisor that is 0 or not a constant.
    DIVISOR(307, ERROR),
    /// A call with too few or too many arguments.
    ARGUMENT_COUNT(308, ERROR),
    /// A value of more than 64 bits.
    TOO_WIDE(309, ERROR),
    /// Something that cannot be assigned to.
    NOT_ASSIGNABLE(310, ERROR),

    /// A read side effect without software read.
    ONREAD_WITHOUT_READ(401, ERROR),
    /// A write side effect without software write.
    ONWRITE_WITHOUT_WRITE(402, ERROR),
    /// Device code that does something else than set a `hwset` field.
    HWSET_ASSIGNED(403, ERROR),
    /// `count` on something that is no counter, or a counter property without `counter`.
    NOT_A_COUNTER(404, ERROR),
    /// An interrupt enable field that does not exist.
    INTERRUPT_ENABLE(405, ERROR),
    /// A property of stored bits on a derived field.
    DERIVED_PROPERTY(406, ERROR),
    /// `at high` on a register that one access covers.
    AT_HIGH(407, ERROR),

    /// An override of something that the templates do not have.
    OVERRIDE_NAMES_NOTHING(501, ERROR),
    /// A template with too few or too many arguments.
    TEMPLATE_ARGUMENTS(502, ERROR),
    /// An import that is not there.
    IMPORT_NOT_FOUND(503, ERROR),
    /// The same import twice.
    IMPORT_TWICE(504, WARNING),
    /// A template that contains itself.
    TEMPLATE_RECURSION(505, ERROR),
    /// A `${…}` that names no parameter, or whose argument is no name.
    PASTE(506, ERROR),

    /// A loop without a constant bound.
    UNBOUNDED_LOOP(601, ERROR),
    /// Functions, actions or banks that reach themselves.
    RECURSION(602, ERROR),
    /// A `return` inside a loop.
    RETURN_IN_LOOP(603, ERROR),
    /// A statement that nothing reaches.
    UNREACHABLE(604, ERROR),
    /// An action or function that nothing uses.
    UNUSED(605, WARNING),
    /// A `match` value that an earlier arm has.
    DUPLICATE_ARM(606, ERROR),
    /// A function with a way through that returns nothing.
    MISSING_RETURN(607, ERROR),
    /// A statement that a function cannot have.
    EFFECT_IN_FUNCTION(608, ERROR),
    /// An expression as a statement that is no call of an action.
    NO_EFFECT(609, ERROR),

    /// A ring without base, size, head or tail.
    UNBOUNDED_RING(701, ERROR),
    /// Two rings with one tail.
    SHARED_DOORBELL(702, ERROR),
    /// Stored fields that do not make whole bytes.
    PARTIAL_BYTE_STORE(703, ERROR),
    /// An engine without `when` or `step`.
    INCOMPLETE_ENGINE(704, ERROR),
    /// A writeback of a snapshot that no ring gave.
    NO_SLOT(705, ERROR),

    /// A BAR size that is no power of two, or out of range.
    BAR_SIZE(801, ERROR),
    /// A bank that is larger than its BAR.
    BANK_OUTSIDE_BAR(802, ERROR),
    /// A register that its BAR's accesses cannot reach whole.
    ACCESS_SIZE(803, ERROR),
    /// A device without `pci`, or with two.
    PCI_COUNT(804, ERROR),
    /// A BAR index that does not exist or is taken.
    BAR_INDEX(805, ERROR),
    /// A capability that does not fit configuration space.
    CAPABILITY(806, ERROR),
    /// A message-signalled interrupt without MSI-X, or an MSI-X table that cannot be.
    MSIX(807, ERROR),
    /// A bank without the registers that a vhost-user front-end's messages stand for.
    VHOST_USER(808, ERROR),

    /// A path that names a register or an engine that the device lacks.
    PATH_UNKNOWN(901, ERROR),
    /// A path that reads or writes what software cannot.
    PATH_ACCESS(902, ERROR),
    /// A count that is not of the allowed forms.
    PATH_COUNT(903, ERROR),

    /// A device without anything that a paravirtual twin would do otherwise.
    TWIN_NOTHING(1001, ERROR),
    /// A ring whose tail cannot be in memory.
    TWIN_TAIL(1002, ERROR),
    /// Something that a twin changes and that a template makes.
    TWIN_TEMPLATE(1003, ERROR),
    /// An interrupt line that is not silent once its causes have been taken.
    TWIN_CAUSES(1004, ERROR),
    /// No room for a twin's regions or its capability.
    TWIN_ROOM(1005, ERROR),
    /// A name that a twin needs.
    TWIN_NAME(1006, ERROR);

    private final int number;
    private final Severity severity;

    Code(int number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    /// The code as users see it.
    ///
    /// @return `NIC` and four digits
    public String id() {
        return "NIC%04d".formatted(number);
    }

    /// How bad it is.
    ///
    /// @return the severity
    public Severity severity() {
        return severity;
    }

    /// What the code means, and what to do about it.
    ///
    /// @return a paragraph
    public String paragraph() {
        try (InputStream in = Code.class.getResourceAsStream(id() + ".txt")) {
            return new String(Objects.requireNonNull(in, this::id).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The code that users name.
    ///
    /// @param id `NIC` and four digits, in any case
    /// @return the code, empty when there is none
    public static Optional<Code> find(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equalsIgnoreCase(id)).findFirst();
    }
}
