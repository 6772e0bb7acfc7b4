package nicc.dsl.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import nicc.dsl.fixture.Models;
import nicc.dsl.model.Bank;
import nicc.dsl.model.BinaryOp;
import nicc.dsl.model.Cell;
import nicc.dsl.model.Device;
import nicc.dsl.model.Expr;
import nicc.dsl.model.Field;
import nicc.dsl.model.Local;
import nicc.dsl.model.Place;
import nicc.dsl.model.Register;
import nicc.dsl.model.Stmt;
import org.junit.jupiter.api.Test;

/// Equations, read beside the data sheet.
class RegisterExplanationTest {
    private final Cell causes = Models.cell("ICR", 16, 0);
    private final Cell log = Models.cell("LOG", 8, 0);

    private Device device() {
        Field cause = Models.field("CAUSE", 11, 4, Field.Access.RW, Field.OnRead.RCLR, false, Field.OnWrite.WOCLR);
        Register icr = Models.register("ICR", 0, 16, causes, Models.field("MODE", 1, 0), cause);
        Expr written = new Expr.Extract(new Expr.LocalValue(new Local("written", 16)), 4, 4);
        Stmt remember = new Stmt.Assign(
                new Place(log, Optional.empty(), 7, 0),
                new Expr.Binary(BinaryOp.ADD, new Expr.CellValue(log, Optional.empty()), new Expr.Const(1, 8)),
                Models.HERE);
        Stmt guarded = new Stmt.If(written, Models.block(remember), Models.block(), Models.HERE);
        return Models.device(
                Bank.Partial.ENABLES,
                0,
                Models.onWrite(icr, 0xFF0, guarded),
                Models.register("LOG", 4, 8, log, Models.field("N", 7, 0)));
    }

    @Test
    void everyAccessOfARegisterIsExplained() {
        assertThat(RegisterExplanation.explain(device(), "ICR")).hasValue("""
                ICR
                    csr + 0x0000, 16 bits
                    MODE [1:0] rw
                    CAUSE [11:4] rw rclr woclr

                read, 2 bytes at +0
                    value.f = ICR.f  for f in MODE, CAUSE
                    ICR.CAUSE := 0

                read, 1 byte at +0
                    value.MODE = ICR.MODE
                    value.CAUSE[3:0] = ICR.CAUSE[3:0]
                    ICR.CAUSE[3:0] := 0

                read, 1 byte at +1
                    value.CAUSE[7:4] = ICR.CAUSE[7:4]
                    ICR.CAUSE[7:4] := 0

                write, 2 bytes at +0
                    ICR.MODE := written.MODE
                    ICR.CAUSE := ICR.CAUSE & ~written.CAUSE
                    if written.CAUSE[0]
                        LOG := LOG + 1

                write, 1 byte at +0
                    ICR.MODE := written.MODE
                    ICR.CAUSE[3:0] := ICR.CAUSE[3:0] & ~written.CAUSE[3:0]
                    if written.CAUSE[0]
                        LOG := LOG + 1

                write, 1 byte at +1
                    ICR.CAUSE[7:4] := ICR.CAUSE[7:4] & ~written.CAUSE[7:4]
                """);
    }

    @Test
    void theBankMaySayWhichRegisterIsMeant() {
        assertThat(RegisterExplanation.explain(device(), "csr.LOG")).isPresent();
        assertThat(RegisterExplanation.explain(device(), "phy.LOG")).isEmpty();
    }
}
