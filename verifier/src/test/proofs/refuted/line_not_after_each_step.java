// work
import nicc.runtime.irq.InterruptOutput;

final class Fixture {
    private int B;
    private int ICR;
    private int IMS;
    private boolean INTAAsserted;
    private InterruptOutput interrupts;

    private boolean eReady() {
        return B != 0;
    }

    private void eStep() {
        B -= 1;
        ICR |= 1;
    }

    private void updateINTA() {
        boolean level = (ICR & IMS) != 0;
        if (level != INTAAsserted) {
            INTAAsserted = level;
            interrupts.level(level);
        }
    }

    public int work(int budget) {
        int done = 0;
        boolean more = true;
        updateINTA();
        while (more && done < budget) {
            more = eReady();
            if (more) {
                eStep();
                done += 1;
            }
        }
        updateINTA();
        return done;
    }
}
