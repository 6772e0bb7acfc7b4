package nicc.runtime.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nicc.runtime.calibrate.Calibration;
import nicc.runtime.calibrate.Cost;
import nicc.runtime.calibrate.Costs;
import nicc.runtime.device.ExitPlan.Mechanism;
import nicc.runtime.report.Ladder.ExitCost;

/// What an access costs on a platform, by its mechanism.
///
/// @param profile the platform
/// @param costs what was measured; a mechanism without an entry has no cost here
public record ExitCosts(String profile, Map<Mechanism, Cost> costs) {
    /// The platform of the embedded guest.
    public static final String EMBEDDED = "embedded";

    /// Copies the map.
    public ExitCosts {
        costs = Map.copyOf(costs);
    }

    /// Takes the costs that apply to a platform from a calibration.
    ///
    /// @param profile the platform's name
    /// @param calibration what was measured
    /// @return the costs
    public static ExitCosts of(String profile, Calibration calibration) {
        Map<Mechanism, Cost> costs = new EnumMap<>(Mechanism.class);
        for (Mechanism mechanism : Mechanism.values()) {
            calibration.first(sources(profile, mechanism)).ifPresent(cost -> costs.put(mechanism, cost));
        }
        return new ExitCosts(profile, costs);
    }

    /// What is measured of an access, the best measure first.
    private static List<String> sources(String profile, Mechanism mechanism) {
        boolean waits = mechanism == Mechanism.TRAPPED;
        if (mechanism == Mechanism.MAPPED) {
            return List.of();
        }
        return switch (profile) {
            case EMBEDDED -> List.of(Costs.CALL);
            case "vhost-user" -> waits ? List.of(Costs.ROUND_TRIP) : List.of(Costs.SIGNAL);
            case "kvm-direct" ->
                switch (mechanism) {
                    case COALESCED -> List.of(Costs.KVM_COLLECTED);
                    case EVENT -> List.of(Costs.KVM_EVENT);
                    default -> List.of(Costs.KVM_STORE);
                };
            default -> waits ? List.of(Costs.QEMU_READ, Costs.ROUND_TRIP) : List.of(Costs.QEMU_WRITE, Costs.MESSAGE);
        };
    }

    /// The cost of an access.
    ///
    /// @param mechanism how it is handled
    /// @return nanoseconds; 0 for what is mapped, and for what was not measured
    public double nanos(Mechanism mechanism) {
        return Optional.ofNullable(costs.get(mechanism)).map(Cost::nanos).orElse(0.0);
    }

    /// The cost of several accesses.
    ///
    /// @param exits how many, by mechanism
    /// @return nanoseconds
    public double nanos(Map<Mechanism, Double> exits) {
        return exits.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * nanos(entry.getKey()))
                .sum();
    }

    /// The costs for a report.
    ///
    /// @return in the order of the mechanisms
    List<ExitCost> forReport() {
        List<ExitCost> list = new ArrayList<>();
        for (Mechanism mechanism : Mechanism.values()) {
            Cost cost = costs.get(mechanism);
            if (cost != null) {
                String name = mechanism.name().toLowerCase(Locale.ROOT);
                list.add(new ExitCost(profile, name, cost.nanos(), cost.id() + ": " + cost.title()));
            }
        }
        return list;
    }
}
