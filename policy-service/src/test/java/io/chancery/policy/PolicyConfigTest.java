package io.chancery.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class PolicyConfigTest {

    private static final String TEMPLATE = "arn:aws:iam::{account}:role/agents/{id}";

    @Test
    void templates_are_read_from_properties_and_from_the_environment() {
        PolicyConfig.Authzen properties = authzen(new PropertiesConfigSource(
                Map.of("chancery.authzen.account", "111122223333", "chancery.authzen.subjects.agent", TEMPLATE),
                "test",
                1));
        PolicyConfig.Authzen environment = authzen(new EnvConfigSource(
                Map.of("CHANCERY_AUTHZEN_ACCOUNT", "111122223333", "CHANCERY_AUTHZEN_SUBJECTS_AGENT", TEMPLATE), 1));

        assertThat(properties.account()).hasValue("111122223333");
        assertThat(properties.subjects()).isEqualTo(Map.of("agent", TEMPLATE));
        assertThat(environment.account()).hasValue("111122223333");
        assertThat(environment.subjects()).isEqualTo(Map.of("agent", TEMPLATE));
    }

    @Test
    void nothing_needs_to_be_set() {
        PolicyConfig.Authzen none = authzen(new PropertiesConfigSource(Map.of(), "test", 1));

        assertThat(none.account()).isEmpty();
        assertThat(none.subjects()).isEmpty();
        assertThat(none.resources()).isEmpty();
    }

    private static PolicyConfig.Authzen authzen(ConfigSource source) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(PolicyConfig.class)
                .withSources(source)
                .build();
        return config.getConfigMapping(PolicyConfig.class).authzen();
    }
}
