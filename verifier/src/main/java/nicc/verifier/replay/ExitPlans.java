package nicc.verifier.replay;

import java.util.List;
import java.util.Map;

/// What `nicc plan` says.
@FunctionalInterface
public interface ExitPlans {

    /// The sites of a plan.
    ///
    /// @param profile the platform's name
    /// @return a map for each site: register, bar, write, mechanism and reason; none if there is no such plan
    List<Map<String, Object>> sites(String profile);
}
