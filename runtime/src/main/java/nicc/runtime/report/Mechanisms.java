package nicc.runtime.report;

import java.util.Locale;
import nicc.runtime.device.ExitPlan.Mechanism;

/// How mechanisms look.
final class Mechanisms {
    private Mechanisms() {}

    /// The style class of a mechanism.
    static String style(Mechanism mechanism) {
        return "m-" + name(mechanism);
    }

    /// Its name, for people.
    static String name(Mechanism mechanism) {
        return mechanism.name().toLowerCase(Locale.ROOT);
    }

    /// All of them with their colours.
    static Html legend() {
        Html legend = new Html().put("<p class=\"legend\">");
        for (Mechanism mechanism : Mechanism.values()) {
            legend.put("<span class=\"%s\">&#9632;</span> %s", style(mechanism), meaning(mechanism));
        }
        return legend.put("</p>");
    }

    private static String meaning(Mechanism mechanism) {
        return switch (mechanism) {
            case MAPPED -> "mapped: no exit";
            case COALESCED -> "coalesced: collected by the hypervisor";
            case EVENT -> "event: no value, not waited for";
            case POSTED -> "posted: not waited for";
            case TRAPPED -> "trapped: the guest waits";
        };
    }
}
