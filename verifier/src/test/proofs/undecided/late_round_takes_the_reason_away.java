// level step e
import nicc.runtime.irq.InterruptOutput;

final class Fixture {
    private int B;
    private int ICR;
    private int rounds;
    private int IMS;
    private boolean INTAAsserted;
    private InterruptOutput interrupts;

    private boolean eReady() {
        return B != 0;
    }

    private void eStep() {
        B -= 1;
        ICR |= 1;
        rounds = 0;
        for (int round = 0; round < 100 && B != 0; round++) {
            again();
        }
    }

    private void again() {
        B -= 1;
        rounds = rounds + 1 & 0xFF;
        if (rounds == 50) {
            ICR = ICR & ~1 | 0;
        }
    }

    private void updateINTA() {
        boolean level = (ICR & IMS) != 0;
        if (level != INTAAsserted) {
            INTAAsserted = level;
            interrupts.level(level);
        }
    }

    private int eBatch(int limit) {
        int steps = 0;
        while (steps < limit && eReady()) {
            eStep();
            steps += 1;
        }
        return steps;
    }

    public int work(int budget) {
        int done = 0;
        boolean more = true;
        while (more && done < budget) {
            int before = done;
            done += eBatch(Math.min(budget - done, 64));
            more = done != before;
        }
        updateINTA();
        return done;
    }
}
