package io.chancery.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What only report-service reads, beside {@link io.chancery.runtime.ChanceryConfig}. */
@ConfigMapping(prefix = "chancery")
public interface ReportConfig {

    /** A report younger than this is not generated again; AWS takes four hours ({@code 4H}). */
    @WithDefault("0S")
    Duration reportMaxAge();
}
